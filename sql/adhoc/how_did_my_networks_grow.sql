-- Size of each network at each export, with what was added, removed and won back.
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
where growth.owner = coalesce(getvariable('owner'), growth.owner)
order by growth.owner, growth.source, growth.exported_on;
