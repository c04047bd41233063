-- Every file inside an export: rows read and used, or why it was passed over.
select
    owner,
    export_id,
    file,
    status,
    rows_read,
    rows_kept,
    rows_rejected,
    reason
from files
where owner = coalesce(getvariable('owner'), owner) and export_id = coalesce(getvariable('of'), export_id)
order by
    owner asc,
    exported_on asc,
    export_id asc,
    list_position(['read', 'unknown', 'ignored'], status) asc,
    rows_read desc nulls last,
    file asc;
