-- more people are reachable only through a contact than through him at all, or one of the two is unknown
select owner, person_id
from core.reach
where exclusive_reach > reach or (reach is null) != (exclusive_reach is null);
