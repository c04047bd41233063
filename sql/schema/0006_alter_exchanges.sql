-- Each tie at its own pace, and the terms of its strength.
alter table core.exchanges add column as_of date;
alter table core.exchanges add column half_life_days double;
alter table core.exchanges add column half_life_basis varchar;
alter table core.exchanges add column decayed_contact_days double;
alter table core.exchanges add column channels bigint;

create table core.exchange_terms (
    owner varchar, person_id varchar, source varchar, kind varchar, direction varchar, role varchar,
    events bigint, weight double, decayed double
);

alter table core.contacts add column warmth double;
alter table core.contacts add column first_contact_on date;
alter table core.contacts add column duration_days bigint;
alter table core.contacts add column contact_days bigint;
alter table core.contacts add column channels bigint;
