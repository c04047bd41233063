-- Files inside the exports that are used: what became of each. Leaves `concerned` behind: whom each of these exports is about.
create or replace temporary table concerned as
select owner, package_id, export_id, source, exported_on
from core.exports
where owner is not null and status in ('loaded', 'held')
union
select named.owner, exports.package_id, exports.export_id, exports.source, exports.exported_on
from core.exports as exports
inner join raw.owners as named on exports.package_id = named.package_id
where exports.owner is null and named.owner is not null and exports.status in ('loaded', 'held');

truncate core.files;

insert into core.files by name
select
    concerned.owner,
    concerned.source,
    concerned.exported_on,
    concerned.export_id,
    files.file,
    files.status,
    files.reason,
    files.rows_read,
    files.rows_kept,
    files.rows_rejected
from concerned
inner join raw.files as files on concerned.package_id = files.package_id
order by all;
