-- One row per export that was refused, or list that is held: what a person should look at.
select
    'refused' as what,
    exports.file as subject,
    null as list,
    exports.reason
from core.exports as exports
where exports.status = 'refused' and exports.verdict is distinct from 'ignore'

union all

select
    'held' as what,
    lists.owner || '/' || lists.source || '/' || cast(lists.exported_on as varchar) as subject,
    lists.list,
    lists.reason
from core.lists as lists
where lists.standing = 'held'

union all

select
    'held' as what,
    exports.export_id as subject,
    null as list,
    exports.file || ': ' || exports.reason as reason
from core.exports as exports
where
    exports.status = 'held'
    and not exists (
        select 1
        from core.used as used
        where used.export_id = exports.export_id and used.package_id = exports.package_id
    )
order by all;
