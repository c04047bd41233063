-- The dozen most strategic contacts of each owner, and why.
select
    owner,
    rank,
    name,
    score,
    why
from ranking
where owner = coalesce(getvariable('owner'), owner) and rank <= 12
order by owner, rank;
