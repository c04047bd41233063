-- The key people as a set, beside as many first ones of the ranking: worth, reach, worlds.
select
    owner,
    chosen_by,
    people,
    value,
    round(value / at_least, 3) as best_at_most, -- no choice is worth more
    reach,
    clusters,
    clusters_reached,
    wanted,
    at_least -- share of the best possible worth that the set has for certain
from key_people_sets
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, chosen_by desc;
