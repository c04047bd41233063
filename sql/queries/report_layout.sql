-- One row per contact of the owners asked for: the place on the map, the owner at 0, 0.
select owner, person_id, x, y
from core.layout
where list_contains(getvariable('owners'), owner)
order by owner, person_id;
