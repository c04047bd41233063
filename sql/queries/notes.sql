-- Remarks on exports that are used: what their readers noted, and what they did not use.
truncate core.notes;

insert into core.notes by name
with concerned as (
    select owner, package_id, export_id
    from core.exports
    where owner is not null and status in ('loaded', 'held')
    union
    select named.owner, exports.package_id, exports.export_id
    from core.exports as exports
    inner join raw.owners as named on exports.package_id = named.package_id
    where exports.owner is null and named.owner is not null and exports.status in ('loaded', 'held')
)

select concerned.owner, concerned.export_id, notes.file, notes.note
from concerned
inner join raw.notes as notes on concerned.package_id = notes.package_id

union all

select concerned.owner, concerned.export_id, files.file, 'not known to the reader, not used' as note
from concerned
inner join raw.files as files on concerned.package_id = files.package_id
where files.status = 'unknown'

union all

select
    concerned.owner,
    concerned.export_id,
    rejects.file,
    cast(count(*) as varchar) || ' rows not used: ' || rejects.reason as note
from concerned
inner join raw.rejects as rejects on concerned.package_id = rejects.package_id
group by concerned.owner, concerned.export_id, rejects.file, rejects.reason

union all

select
    concerned.owner,
    concerned.export_id,
    null as file,
    'list ' || lists.list || ' is not usable: ' || coalesce(lists.reason, '') as note
from concerned
inner join raw.lists as lists on concerned.package_id = lists.package_id
where lists.state = 'absent' and coalesce(lists.owner, concerned.owner) = concerned.owner
order by all;
