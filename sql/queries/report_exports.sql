-- One row per export seen that is, or could be, one of the owners asked for.
with concerned as (
    select owner, package_id, file, export_id
    from core.exports
    where list_contains(getvariable('owners'), owner)
    union
    -- an export of several owners is one of each
    select
        named.owner,
        exports.package_id,
        exports.file,
        concat_ws('/', named.owner, exports.source, cast(exports.exported_on as varchar)) as export_id
    from core.exports as exports
    inner join raw.owners as named on exports.package_id = named.package_id
    where exports.owner is null and list_contains(getvariable('owners'), named.owner)
)

select
    concerned.owner,
    concerned.export_id,
    exports.source,
    exports.file,
    exports.exported_on,
    exports.status,
    exports.reason,
    string_agg(distinct held.list, ', ' order by held.list) as held_lists,
    exports.rows_read,
    exports.rejects
from concerned
inner join core.exports as exports
    on concerned.file = exports.file and concerned.package_id is not distinct from exports.package_id
left join core.held_lists as held
    on exports.export_id = held.export_id and concerned.owner = held.owner and exports.status = 'held'
group by all
order by concerned.owner, exports.exported_on nulls last, exports.source, exports.file;
