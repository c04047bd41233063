-- One row per person who has a name.
select
    person_id,
    name
from core.people
where name is not null
order by person_id;
