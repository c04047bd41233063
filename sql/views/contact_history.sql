create or replace view main.contact_history as
select
    owner, source, account_id, person_id, kind, spell, since, first_seen_on, last_seen_on, ended, ended_on,
    first_absent_on
from core.ties
where makes_contact;

comment on view main.contact_history is 'one row per owner, account and spell in which the account was a contact';
comment on column main.contact_history.owner is 'whose contact';
comment on column main.contact_history.source is 'the network';
comment on column main.contact_history.account_id is 'the account';
comment on column main.contact_history.person_id is 'the human behind it';
comment on column main.contact_history.kind is 'connection, friend, following, ...';
comment on column main.contact_history.spell is '1 for the first time, 2 after a return, ...';
comment on column main.contact_history.since is 'the date the network gives for the tie; NULL when it gives none';
comment on column main.contact_history.first_seen_on is 'date of the first export of this spell that lists it';
comment on column main.contact_history.last_seen_on is 'date of the last export of this spell that lists it';
comment on column main.contact_history.ended is 'NULL while it lasts; removed: an export says so; vanished: missing from a later list';
comment on column main.contact_history.ended_on is 'the day it ended, where an export says; else NULL';
comment on column main.contact_history.first_absent_on is 'date of the export that first shows it gone; NULL while it lasts';
