-- a share or a score lies outside 0 and 1
select owner, person_id
from core.contacts
where
    not coalesce(strength between 0 and 1, true)
    or not coalesce(reciprocity between 0 and 1, true)
    or not coalesce(warmth between 0 and 1, true)

union all

select owner, person_id
from core.ranking
where not coalesce(score between 0 and 1, true)

union all

select owner, person_id
from core.structure
where not coalesce(participation between 0 and 1, true);
