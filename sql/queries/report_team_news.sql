-- One row per owner and network: how many the newest export shows, who came, went and came back.
select
    growth.owner,
    growth.source,
    growth.exported_on,
    growth.size,
    growth.added,
    growth.removed,
    growth.returned,
    exists(
        select 1
        from core.lists as lists
        where
            lists.standing = 'held' and lists.owner = growth.owner
            and lists.source = growth.source and lists.exported_on = growth.exported_on
    ) as held
from core.growth as growth
qualify growth.exported_on = max(growth.exported_on) over (partition by growth.owner, growth.source)
order by growth.owner, growth.source;
