-- One row per person: what to call them, and their id.
select name, person_id
from core.people
order by name, person_id;
