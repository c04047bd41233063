-- What stands out, in sentences.
create table core.findings (
    owner varchar not null,
    position bigint not null,
    finding varchar not null,
    sentence varchar not null,
    unusual double not null,
    actionable double not null,
    person_id varchar,
    section varchar not null
);
comment on table core.findings is 'one row per owner and finding, at most seven each';
