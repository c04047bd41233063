-- One row per owner, network and export date in use.
select distinct
    coalesce(lists.owner, used.local_owner) as owner,
    used.source,
    used.exported_on
from core.used as used
left join raw.lists as lists on used.package_id = lists.package_id
where lists.owner is not null or not used.neutral
order by all;
