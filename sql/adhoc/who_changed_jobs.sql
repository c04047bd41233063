-- Job changes between exports, the newest first: the natural reason to write.
select
    owner,
    exported_on,
    name,
    detail
from changes
where owner = coalesce(getvariable('owner'), owner) and change = 'job_change'
order by owner asc, exported_on desc, name asc, person_id asc;
