-- What readers noted of exports, as people are told it.
create table core.notes (owner varchar not null, export_id varchar not null, file varchar, note varchar not null);
comment on table core.notes is 'one row per owner and remark on an export: what its reader noted, and what it did not use';
