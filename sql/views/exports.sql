create or replace view main.exports as
select export_id, owner, source, file, exported_on, status, reason, rows_read, rejects, dated_by
from core.exports;

comment on view main.exports is 'one row per export seen, in the inbox or once loaded from it';
comment on column main.exports.export_id is 'owner/source/date, as the commands take it; the file where that is not known';
comment on column main.exports.owner is 'whose export it is; NULL: a neutral export that names several owners, or none';
comment on column main.exports.source is 'the network; NULL when refused before it was recognised';
comment on column main.exports.file is 'where it lay in the inbox';
comment on column main.exports.exported_on is 'the day the network cut it; NULL when that cannot be told';
comment on column main.exports.status is 'loaded, duplicate, held (a list waits for accept or reject, or parts contradict), refused, later';
comment on column main.exports.reason is 'why it is not simply loaded, or a warning; NULL when there is nothing to say';
comment on column main.exports.rows_read is 'rows read from its files; those kept and the rejects together';
comment on column main.exports.rejects is 'rows not used, each with a reason';
comment on column main.exports.dated_by is 'what the date comes from: decision, manifest, name, archive, rows';
