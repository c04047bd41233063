create or replace view main.files as
select owner, source, exported_on, export_id, file, status, reason, rows_read, rows_kept, rows_rejected
from core.files;

comment on view main.files is 'one row per owner and file inside an export that is used';
comment on column main.files.owner is 'whom the export is about; a pooled one, each owner it names';
comment on column main.files.source is 'the network';
comment on column main.files.exported_on is 'the day the export counts for';
comment on column main.files.export_id is 'the export; its parts together';
comment on column main.files.file is 'the file inside it';
comment on column main.files.status is 'read, ignored (known, and passed over for a reason), unknown (to the reader of the network)';
comment on column main.files.reason is 'why it was ignored; else NULL';
comment on column main.files.rows_read is 'rows in it; NULL unless it was read, and where rows are no measure of it';
comment on column main.files.rows_kept is 'of them, used; NULL likewise';
comment on column main.files.rows_rejected is 'of them, not used, each with a reason in notes; NULL likewise';
