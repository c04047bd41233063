-- One row per export seen in the home.
select
    coalesce(exports.owner, split_part(exports.export_id, '/', 1)) as owner,
    exports.export_id,
    exports.source,
    exports.file,
    exports.exported_on,
    exports.status,
    exports.reason,
    string_agg(distinct held.list, ', ' order by held.list) as held_lists,
    exports.rows_read,
    exports.rejects
from core.exports as exports
left join core.held_lists as held on exports.export_id = held.export_id and exports.status = 'held'
group by all
order by owner, exports.exported_on nulls last, exports.source, exports.file;
