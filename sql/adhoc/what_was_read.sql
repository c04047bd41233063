-- Every export seen: what was read of it, what was not used, and what waits for a word.
with held as (
    select export_id, string_agg(distinct list, ', ' order by list) as held_lists
    from core.held_lists
    group by export_id
)

select
    exports.owner, -- NULL: nobody's, or of several owners
    exports.source,
    exports.exported_on,
    exports.status,
    exports.rows_read,
    exports.rejects,
    held.held_lists,
    exports.reason,
    exports.file,
    exports.export_id
from exports
left join held on exports.export_id = held.export_id and exports.status = 'held'
where coalesce(exports.owner = getvariable('owner'), true)
order by exports.owner asc nulls last, exports.exported_on asc nulls last, exports.source asc, exports.file asc;
