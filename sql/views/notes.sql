create or replace view main.notes as
select owner, export_id, file, note
from core.notes;

comment on view main.notes is 'one row per owner and remark on an export: what its reader noted, and what of it was not used';
comment on column main.notes.owner is 'whom the export is about; a pooled one, each owner it names';
comment on column main.notes.export_id is 'the export';
comment on column main.notes.file is 'the file inside it; NULL: the export as a whole';
comment on column main.notes.note is 'the remark';
