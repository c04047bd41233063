-- Contacts that ended or returned, and what became of each change next.
select
    owner,
    source,
    exported_on,
    name,
    change,
    lead(change) over later as next_change,
    lead(exported_on) over later as next_on
from changes
where owner = coalesce(getvariable('owner'), owner) and change in ('removed', 'returned')
window later as (partition by owner, source, person_id order by exported_on asc, change desc)
order by owner, source, exported_on, name, person_id, change;
