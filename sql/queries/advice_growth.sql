-- One row per network and export of the owners asked for, as far as lists tell its size (core.growth).
select
    growth.owner,
    growth.source,
    growth.exported_on,
    growth.size,
    growth.added,
    growth.removed,
    growth.returned
from core.growth as growth
where
    list_contains(getvariable('owners'), growth.owner)
    and (growth.owner, growth.source) in (select (lists.owner, lists.source) from core.lists as lists)
order by growth.owner, growth.source, growth.exported_on;
