-- Who worked where and when, as far as the history of exports and the owners' dated jobs tell.

-- What each account shows on the day of an export. A card in somebody's address book is as old as its last change, and an
-- owner's own jobs are dated by himself: neither says anything of that day.
create or replace temporary table shown as
with owned as (
    select distinct
        used.export_id,
        owners.person_id
    from core.used as used
    inner join core.owners as owners on used.owner = owners.owner
)

select
    keys.account_id,
    keys.person_id,
    observations.exported_on as shown_on,
    observations.export_id,
    observations.company,
    -- '': no employer, which ends a job like another one does
    coalesce(companies.company_key, '') as company_key
from core.observations as observations
inner join core.keys as keys on observations.key = keys.key
inner join core.companies as companies on observations.company = companies.company
left join owned on observations.export_id = owned.export_id and keys.person_id = owned.person_id
where
    keys.person_id is not null
    and owned.person_id is null
    and not starts_with(observations.key, 'addressbook:')
    and cast(observations.seen_at as date) = observations.exported_on;

-- From the first export of a run to its last, and never beyond. Exports that show no company end nothing: what is no longer
-- told is unknown, not left. What is shown at both ends shows the run.
create or replace temporary table runs as
with days as (
    select distinct account_id, person_id, company_key, shown_on
    from shown
),

numbered as (
    select
        *,
        dense_rank() over (partition by account_id order by shown_on)
        - row_number() over (partition by account_id, company_key order by shown_on) as run
    from days
),

bounds as (
    select
        account_id,
        person_id,
        company_key,
        min(shown_on) as first_on,
        max(shown_on) as last_on
    from numbered
    where company_key != ''
    group by account_id, person_id, company_key, run
)

select
    bounds.person_id,
    bounds.company_key,
    bounds.first_on,
    bounds.last_on,
    'exports' as basis,
    last(shown.company order by shown.shown_on, shown.company) as company,
    list_sort(list(distinct shown.export_id)) as export_ids
from bounds
inner join shown
    on
        bounds.account_id = shown.account_id
        and bounds.company_key = shown.company_key
        and shown.shown_on in (bounds.first_on, bounds.last_on)
group by bounds.account_id, bounds.person_id, bounds.company_key, bounds.first_on, bounds.last_on;

-- The newest export of a network in which an owner states jobs replaces the ones before; a job that lasts is known to last
-- until that day.
create or replace temporary table stated_jobs as
with stating as (
    select
        used.export_id,
        used.exported_on,
        coalesce(jobs.owner, used.local_owner) as owner,
        jobs.company,
        jobs.first_on,
        least(coalesce(jobs.last_on, used.exported_on), used.exported_on) as last_on
    from core.used as used
    inner join raw.jobs as jobs on used.package_id = jobs.package_id
    qualify used.exported_on = max(used.exported_on) over (partition by coalesce(jobs.owner, used.local_owner), used.source)
)

select
    owners.person_id,
    companies.company_key,
    stating.company,
    stating.first_on,
    stating.last_on,
    'stated' as basis,
    [stating.export_id] as export_ids
from stating
inner join core.owners as owners on stating.owner = owners.owner
inner join core.companies as companies on stating.company = companies.company
where companies.company_key is not null and stating.first_on <= stating.last_on;

truncate core.employment;

-- periods of a person at a company that meet are one: two accounts, two positions
insert into core.employment by name
with periods as (
    from runs
    union all by name
    from stated_jobs
),

begun as (
    select
        *,
        -- a month ends the day before the next begins
        first_on > max(last_on) over (
            partition by person_id, company_key, basis
            order by first_on, last_on, company, export_ids
            rows between unbounded preceding and 1 preceding
        ) + if(basis = 'stated', 1, 0) as is_new
    from periods
),

joined as (
    select
        *,
        count(*) filter (where is_new) over (
            partition by person_id, company_key, basis
            order by first_on, last_on, company, export_ids
            rows between unbounded preceding and current row
        ) as period
    from begun
)

select
    person_id,
    company_key,
    basis,
    last(company order by last_on, company) as company,
    min(first_on) as first_on,
    max(last_on) as last_on,
    list_sort(list_distinct(flatten(list(export_ids)))) as export_ids
from joined
group by person_id, company_key, basis, period
order by person_id, company_key, first_on, basis;
