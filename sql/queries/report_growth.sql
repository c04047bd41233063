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
    exists(
        select 1
        from core.lists as lists
        where
            lists.standing = 'held' and lists.owner = growth.owner
            and lists.source = growth.source and lists.exported_on = growth.exported_on
    ) as held
from core.growth as growth
where list_contains(getvariable('owners'), growth.owner)
order by growth.owner, growth.source, growth.exported_on;
