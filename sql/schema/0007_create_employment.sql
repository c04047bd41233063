-- Who worked where and when, how invitations are worded, and what earned a tier of referenceability.
create table core.companies (company varchar, company_key varchar);
create table core.employment (
    person_id varchar, company varchar, company_key varchar, first_on date, last_on date, basis varchar,
    export_ids varchar[]
);

alter table core.events add column wording varchar;
alter table core.contacts add column referenceability_why varchar;
