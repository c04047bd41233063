-- The key people as a set, beside as many first ones of the ranking: worth, reach, worlds.
select
    owner,
    chosen_by,
    people,
    round(value, 3) as value,
    round(value / at_least, 3) as best_at_most, -- no choice is worth more
    reach,
    clusters,
    clusters_reached
from key_people_sets
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, chosen_by desc;
