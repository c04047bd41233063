create or replace view main.balance as
select
    owner, attribute, among, weighted_by, people, unknown_share, groups, blau, entropy, ei, own, top, top_share
from core.balance;

comment on view main.balance is 'one row per owner, attribute, set of people and weighting: how evenly a network is spread';
comment on column main.balance.owner is 'whose network';
comment on column main.balance.attribute is 'world (cluster), company, place, level (what the title says of rank)';
comment on column main.balance.among is 'contacts, or key people (those chosen)';
comment on column main.balance.weighted_by is 'count: everybody alike; strength: each by closeness, without those whose strength is unknown';
comment on column main.balance.people is 'people whose group is known';
comment on column main.balance.unknown_share is 'share of the weight of those whose group is not known, 0..1; NULL without any weight';
comment on column main.balance.groups is 'groups there are';
comment on column main.balance.blau is 'chance that two drawn belong to different groups, 0..1; NULL when no group is known';
comment on column main.balance.entropy is 'normalised by the number of groups: 1 = all of one size; NULL with fewer than two';
comment on column main.balance.ei is '-1 all in the owner''s own group .. 1 all in others; NULL where the owner''s group is not known';
comment on column main.balance.own is 'the owner''s own group; NULL when not known';
comment on column main.balance.top is 'the largest group; NULL when none is known';
comment on column main.balance.top_share is 'its share of the weight that is known, 0..1';
