-- Wall-clock times, how invitations are worded, and the jobs of owners.
alter table raw.events add column clock varchar;
alter table raw.events add column wording varchar;

create table raw.jobs (
    package_id varchar not null,
    owner varchar,
    company varchar not null,
    position varchar,
    first_on date not null,
    last_on date
);
comment on table raw.jobs is 'one row per job that an owner has held, as dated by the export';
