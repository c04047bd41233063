-- Where the person_id asked for stands among the contacts of each owner, and why.
select owner, rank, score, strength, bridging, reach, exclusive_reach, referenceability, why
from core.ranking
where person_id = getvariable('person_id') and coalesce(owner = getvariable('owner'), true)
order by owner;
