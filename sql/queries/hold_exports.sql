-- An export one of whose lists is held, or not usable, says so.
truncate core.held_lists;

insert into core.held_lists by name
select distinct
    used.export_id,
    lists.owner,
    lists.source,
    lists.exported_on,
    lists.list,
    lists.reason
from core.lists as lists
inner join core.used as used on lists.source = used.source and lists.exported_on = used.exported_on
inner join raw.lists as stated
    on
        used.package_id = stated.package_id
        and lists.list = stated.list
        and lists.owner = coalesce(stated.owner, used.local_owner)
where lists.standing = 'held'
order by all;

update core.exports
set
    status = 'held',
    reason = waiting.reason
from (
    select
        export_id,
        string_agg(
            'list ' || list || if(starts_with(export_id, owner || '/'), '', ' of ' || owner) || ': ' || reason || '; accept or reject it',
            '; '
            order by owner, list
        ) as reason
    from core.held_lists
    group by export_id
) as waiting
where exports.export_id = waiting.export_id and exports.status = 'loaded';

update core.exports
set reason = concat_ws('; ', exports.reason, unusable.reason)
from (
    select
        used.export_id,
        string_agg(
            distinct 'list ' || lists.list || ' is not usable and removes nobody: ' || lists.reason,
            '; '
            order by 'list ' || lists.list || ' is not usable and removes nobody: ' || lists.reason
        ) as reason
    from core.lists as lists
    inner join core.used as used on lists.source = used.source and lists.exported_on = used.exported_on
    inner join raw.lists as stated
        on
            used.package_id = stated.package_id
            and lists.list = stated.list
            and lists.owner = coalesce(stated.owner, used.local_owner)
    where lists.standing = 'absent'
    group by used.export_id
) as unusable
where exports.export_id = unusable.export_id and exports.status in ('loaded', 'held');
