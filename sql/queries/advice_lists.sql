-- One row per list and export of the owners asked for: whether it counts (core.lists).
select
    owner,
    source,
    exported_on,
    list,
    standing
from core.lists
where list_contains(getvariable('owners'), owner)
order by owner, source, list, exported_on;
