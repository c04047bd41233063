-- One row per file read of the newest export of an owner and network.
select owner, source, exported_on, export_id, file
from core.files
where status = 'read'
qualify exported_on = max(exported_on) over (partition by owner, source)
order by all;
