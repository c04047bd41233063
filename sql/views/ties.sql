create or replace view main.ties as
select
    owner, source, list, kind, account_id, person_id, since, first_seen_on, last_seen_on, ended, ended_on,
    first_absent_on
from core.ties;

comment on view main.ties is 'one row per owner, list, account and spell: every listed relation, also those that make no contact';
comment on column main.ties.owner is 'whose list';
comment on column main.ties.source is 'the network';
comment on column main.ties.list is 'connections, friends, following, followers, contacts, requests, ...';
comment on column main.ties.kind is 'what the relation is: connection, friend, following, follower, ...';
comment on column main.ties.account_id is 'the account listed';
comment on column main.ties.person_id is 'the human behind it';
comment on column main.ties.since is 'the date the network gives for the tie; NULL when it gives none';
comment on column main.ties.first_seen_on is 'date of the first export of this spell that lists it';
comment on column main.ties.last_seen_on is 'date of the last export of this spell that lists it';
comment on column main.ties.ended is 'NULL while it lasts; removed: an export says so; vanished: missing from a later list';
comment on column main.ties.ended_on is 'the day it ended, where an export says; else NULL';
comment on column main.ties.first_absent_on is 'date of the export that first shows it gone; NULL while it lasts';
