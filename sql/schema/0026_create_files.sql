-- What became of each file inside an export, as people are told it.
create table core.files (
    owner varchar not null,
    source varchar not null,
    exported_on date,
    export_id varchar not null,
    file varchar not null,
    status varchar not null,
    reason varchar,
    rows_read bigint,
    rows_kept bigint,
    rows_rejected bigint
);
comment on table core.files is 'one row per owner and file inside an export that is used: read, ignored or unknown';
