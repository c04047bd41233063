create or replace view main.balance_groups as
select owner, attribute, among, value, people, share, strength_share
from core.balance_groups;

comment on view main.balance_groups is 'one row per owner, attribute, set of people and group';
comment on column main.balance_groups.owner is 'whose network';
comment on column main.balance_groups.attribute is 'world (cluster), company, place, level';
comment on column main.balance_groups.among is 'contacts, or key people';
comment on column main.balance_groups.value is 'the group, in its commonest spelling';
comment on column main.balance_groups.people is 'people in it';
comment on column main.balance_groups.share is 'of the people whose group is known, 0..1';
comment on column main.balance_groups.strength_share is 'of the strength of the people whose group is known, 0..1; NULL when no strength is';
