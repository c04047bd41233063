-- One row per network and export date of the owners asked for.
select
    growth.owner,
    growth.source,
    growth.exported_on,
    growth.size,
    growth.added,
    growth.removed,
    growth.returned,
    growth.retention,
    growth.rebuilt,
    growth.turnover,
    growth.held
from growth
where list_contains(getvariable('owners'), growth.owner)
order by growth.owner, growth.source, growth.exported_on;
