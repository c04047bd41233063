-- One row per list of the export asked for, which is named owner/source/date or by the id of a pooled export.
-- unreadable: absent from the export itself, not by a decision.
select distinct
    lists.owner,
    lists.source,
    lists.exported_on,
    lists.list,
    lists.standing,
    lists.reason,
    coalesce(lists.reason, '') != 'rejected by decision' and lists.standing = 'absent' as unreadable
from core.lists as lists
left join core.exports as exports
    on lists.source = exports.source and lists.exported_on = exports.exported_on and exports.owner is null
where
    concat_ws('/', lists.owner, lists.source, cast(lists.exported_on as varchar)) = getvariable('export_id')
    or (
        exports.export_id = getvariable('export_id')
        and not exists (
            select 1
            from core.exports as own
            where own.owner = lists.owner and own.source = lists.source and own.exported_on = lists.exported_on
        )
    )
order by lists.owner, lists.list;
