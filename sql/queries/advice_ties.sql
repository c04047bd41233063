-- One row per contact of the owners asked for with whom contact has gone quiet, with what could be a reason to write.
with quiet as (
    select owner, person_id, last_contact_on
    from core.contacts
    where list_contains(getvariable('owners'), owner) and state in ('fading', 'lapsed', 'dormant')
),

-- what was said and written last, and by whom
said as (
    select
        days.owner,
        days.person_id,
        max(days.day) filter (where days.is_sent and days.is_direct) as last_sent_on,
        max(days.day) filter (
            where not days.is_sent and days.private_events > 0 and days.kind in ('message', 'email')
        ) as last_written_on,
        max(days.day) filter (where days.is_sent and days.kind = 'recommendation') as gave_on,
        max(days.day) filter (where not days.is_sent and days.kind = 'recommendation') as got_on
    from core.exchange_days as days
    inner join quiet on days.owner = quiet.owner and days.person_id = quiet.person_id
    group by days.owner, days.person_id
),

-- the newest job change that the owner's own exports show
moved as (
    select
        changes.owner,
        changes.person_id,
        max(changes.exported_on) as changed_on,
        max_by(changes.detail, (changes.exported_on, changes.detail)) as detail
    from core.changes as changes
    inner join quiet on changes.owner = quiet.owner and changes.person_id = quiet.person_id
    where changes.change = 'job_change' and changes.exported_on > quiet.last_contact_on
    group by changes.owner, changes.person_id
),

-- the newest employer anybody's exports show, and whether another one came before
newest as (
    select
        person_id,
        company,
        first_on,
        last_on,
        company_key != first_value(company_key) over (
            partition by person_id
            order by first_on, company_key
            rows between unbounded preceding and unbounded following
        ) as is_later
    from core.employment
    qualify row_number() over (partition by person_id order by last_on desc, first_on desc, company_key asc) = 1
)

select
    quiet.owner,
    quiet.person_id,
    exchanges.as_of,
    exchanges.half_life_days,
    exchanges.half_life_basis,
    exchanges.median_gap_days,
    said.last_sent_on,
    said.last_written_on,
    said.gave_on,
    said.got_on,
    moved.changed_on,
    moved.detail as job_change,
    case
        when newest.first_on > quiet.last_contact_on and newest.is_later then true
        -- shown before and after the last contact
        when newest.first_on <= quiet.last_contact_on and newest.last_on > quiet.last_contact_on then false
    end as is_elsewhere,
    if(is_elsewhere, newest.company, null) as new_company,
    if(is_elsewhere, newest.first_on, null) as new_company_on
from quiet
inner join core.exchanges as exchanges on quiet.owner = exchanges.owner and quiet.person_id = exchanges.person_id
left join said on quiet.owner = said.owner and quiet.person_id = said.person_id
left join moved on quiet.owner = moved.owner and quiet.person_id = moved.person_id
left join newest on quiet.person_id = newest.person_id
order by quiet.owner, quiet.person_id;
