-- One row per thing that exports say of the accounts of the person asked for, and which of them say it.
select
    cast(min(observations.seen_at) as date) as first_on,
    cast(max(observations.seen_at) as date) as last_on,
    observations.key,
    observations.name,
    observations.handle,
    observations.company,
    observations.position,
    observations.location,
    observations.school,
    observations.email,
    observations.phone,
    observations.url,
    string_agg(distinct observations.export_id, ', ' order by observations.export_id) as exports
from core.observations as observations
inner join core.keys as keys on observations.key = keys.key
where keys.person_id = getvariable('person_id')
group by all
order by all;
