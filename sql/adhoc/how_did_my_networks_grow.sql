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
    exists(
        select 1
        from core.lists as lists
        where
            lists.standing = 'held' and lists.owner = growth.owner
            and lists.source = growth.source and lists.exported_on = growth.exported_on
    ) as held -- a list waits for a word, so nothing is counted
from growth
where growth.owner = coalesce(getvariable('owner'), growth.owner)
order by growth.owner, growth.source, growth.exported_on;
