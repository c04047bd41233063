-- What the newest export of each network shows: who came, went, returned, moved or hides.
select
    owner,
    source,
    exported_on,
    change,
    name,
    detail
from changes
where owner = coalesce(getvariable('owner'), owner)
qualify exported_on = max(exported_on) over (partition by owner, source)
order by owner, source, change, name, person_id, detail;
