-- One row per owner and network: how many the newest export shows, who came, went and came back.
select
    growth.owner,
    growth.source,
    growth.exported_on,
    growth.size,
    growth.added,
    growth.removed,
    growth.returned,
    growth.held
from growth
qualify growth.exported_on = max(growth.exported_on) over (partition by growth.owner, growth.source)
order by growth.owner, growth.source;
