-- One row per network, great loss and day since of the owners asked for; the newest loss first, all networks together before each.
select rebuild.*
from core.rebuild as rebuild
where list_contains(getvariable('owners'), rebuild.owner)
order by rebuild.owner asc, rebuild.reset_on desc, rebuild.source asc nulls first, rebuild.exported_on asc;
