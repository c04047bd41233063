-- One row per role of the owner asked for and person who holds it.
select
    role,
    person_id
from core.roles
where owner = getvariable('owner') and person_id is not null
order by place, role, person_id;
