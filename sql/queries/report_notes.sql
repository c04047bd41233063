-- One row per remark on an export of the owners asked for: what its reader noted, and what it did not use.
select
    owner,
    export_id,
    file,
    note
from core.notes
where list_contains(getvariable('owners'), owner)
order by all;
