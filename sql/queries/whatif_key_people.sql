-- One row per key person of the owner asked for.
select
    person_id,
    position
from core.key_people
where owner = getvariable('owner')
order by position, person_id;
