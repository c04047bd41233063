-- One row per way of choosing key people, for the owners asked for: as a set, and the first ones of the ranking.
select owner, chosen_by, wanted, people, value, at_least, reach, clusters, clusters_reached
from core.key_people_sets
where list_contains(getvariable('owners'), owner)
order by owner asc, chosen_by desc;
