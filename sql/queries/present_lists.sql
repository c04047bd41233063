-- One row per list and export: what the parts of the export, united, say of the list itself.
with parts as (
    select
        coalesce(lists.owner, used.local_owner) as owner,
        used.source,
        used.exported_on,
        lists.list,
        lists.state,
        lists.reason,
        lists.expected,
        (
            select count(*)
            from raw.ties as ties
            where
                ties.package_id = used.package_id and ties.list = lists.list
                and ties.owner is not distinct from lists.owner
        ) as found
    from core.used as used
    inner join raw.lists as lists on used.package_id = lists.package_id
)

select
    owner,
    source,
    exported_on,
    list,
    case
        -- a list that one part promises in full and the parts together hold in full is there
        when bool_or(state = 'absent') and coalesce(sum(found) != max(expected), true) then 'absent'
        when bool_or(state in ('nonempty', 'absent')) then 'nonempty'
        else 'empty'
    end as state,
    min(reason) as reason
from parts
group by all
order by all;
