-- Whom an owner writes with on networks that have no list: a tie since the first exchange both ways, which does not end.
create or replace temporary table letterboxes as
select distinct
    used.export_id,
    owners.owner,
    used.source,
    used.exported_on
from core.used as used
-- an export of nobody's tells of all owners
inner join core.owners as owners on coalesce(used.owner, owners.owner) = owners.owner
where
    -- mail has no list; another network has none if it is neutral and no export of it ever states one
    used.source = 'mail'
    or (used.neutral and used.source not in (
        select listing.source
        from core.used as listing
        inner join raw.lists as lists on listing.package_id = lists.package_id
    ));

create or replace temporary table correspondence as
with
-- copies (cc, bcc) and crowds begin no correspondence
letters as (
    select
        events.source,
        events.occurred_at,
        events.export_ids,
        events.from_person,
        audiences.person_id as to_person
    from core.events as events
    inner join core.audiences as audiences on events.audience_id = audiences.audience_id
    cross join state.night as night
    where
        events.source in (select letterboxes.source from letterboxes)
        and events.kind in ('email', 'message')
        and events.participants <= night.group_cap
        and audiences.role = 'to'
        and audiences.person_id != events.from_person
),

known as (
    select sets.export_ids, letterboxes.owner
    from (select distinct letters.export_ids from letters) as sets
    cross join unnest(sets.export_ids) as seen (export_id)
    inner join letterboxes on seen.export_id = letterboxes.export_id
    group by all
),

directed as (
    select
        owners.owner,
        letters.source,
        letters.export_ids,
        letters.occurred_at,
        true as is_sent,
        letters.to_person as person_id
    from letters
    inner join core.owners as owners on letters.from_person = owners.person_id
    union all
    select
        owners.owner,
        letters.source,
        letters.export_ids,
        letters.occurred_at,
        false as is_sent,
        letters.from_person as person_id
    from letters
    inner join core.owners as owners on letters.to_person = owners.person_id
),

begun as (
    select
        directed.owner,
        directed.source,
        directed.person_id,
        cast(
            greatest(
                min(directed.occurred_at) filter (where directed.is_sent),
                min(directed.occurred_at) filter (where not directed.is_sent)
            ) as date
        ) as since
    from directed
    semi join known on directed.owner = known.owner and directed.export_ids = known.export_ids
    group by directed.owner, directed.source, directed.person_id
    having bool_or(directed.is_sent) and bool_or(not directed.is_sent)
)

select
    begun.owner,
    begun.source,
    begun.person_id,
    begun.since,
    min(accounts.account_id) as account_id,
    coalesce(
        min(letterboxes.exported_on) filter (where letterboxes.exported_on >= begun.since), max(letterboxes.exported_on)
    ) as first_seen_on,
    max(letterboxes.exported_on) as last_seen_on
from begun
inner join core.accounts as accounts on begun.person_id = accounts.person_id and begun.source = accounts.source
inner join letterboxes on begun.source = letterboxes.source and begun.owner = letterboxes.owner
group by begun.owner, begun.source, begun.person_id, begun.since;

insert into core.ties by name
select
    correspondence.owner,
    correspondence.source,
    'correspondence' as list,
    'correspondent' as kind,
    coalesce(contact_kinds.makes_contact, false) as makes_contact,
    correspondence.account_id,
    correspondence.person_id,
    1 as spell,
    correspondence.since,
    correspondence.first_seen_on,
    correspondence.last_seen_on
from correspondence
left join state.contact_kinds as contact_kinds on contact_kinds.kind = 'correspondent'
order by all;

insert into core.growth by name
with days as (
    select distinct
        letterboxes.owner,
        letterboxes.source,
        letterboxes.exported_on
    from letterboxes
    inner join correspondence
        on letterboxes.owner = correspondence.owner and letterboxes.source = correspondence.source
),

sizes as (
    select
        days.owner,
        days.source,
        days.exported_on,
        count(correspondence.account_id) as size
    from days
    left join correspondence
        on
            days.owner = correspondence.owner
            and days.source = correspondence.source
            and days.exported_on >= correspondence.since
    group by all
)

select
    owner,
    source,
    exported_on,
    size,
    size - lag(size) over earlier as added,
    if(lag(size) over earlier is null, null, 0) as removed,
    if(lag(size) over earlier is null, null, 0) as returned,
    if(lag(size) over earlier > 0, 1.0, null) as retention,
    if(size > 0, core.sig9(1 - lag(size) over earlier / size), null) as turnover
from sizes
window earlier as (partition by owner, source order by exported_on)
order by all;
