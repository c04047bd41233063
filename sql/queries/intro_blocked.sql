-- One row per person whom the owner asked for blocks, or any owner.
select distinct person_id
from core.ties
where coalesce(owner = getvariable('owner'), true) and kind = 'blocked' and ended is null and person_id is not null
order by person_id;
