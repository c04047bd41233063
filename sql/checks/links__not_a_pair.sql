-- a link does not join two different people in order, or has no weight
select person_a, person_b, evidence
from core.links
where not coalesce(person_a < person_b and weight > 0, false);
