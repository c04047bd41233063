-- One row per day of the owners asked for on which a list was exported: all networks together.
select
    owner,
    exported_on,
    networks,
    size,
    added,
    removed,
    returned,
    first_listed,
    retention,
    turnover
from core.growth_together
where list_contains(getvariable('owners'), owner)
order by owner, exported_on;
