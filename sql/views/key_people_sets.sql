create or replace view main.key_people_sets as
select owner, chosen_by, wanted, people, value, at_least, reach, clusters, clusters_reached
from core.key_people_sets;

comment on view main.key_people_sets is 'one row per owner and way of choosing: the key people as a set, and as many first ones of the ranking beside';
comment on column main.key_people_sets.owner is 'whose network';
comment on column main.key_people_sets.chosen_by is 'together: as a set, the key people; ranking: the first by rank, excluded ones left out';
comment on column main.key_people_sets.wanted is 'how many are to be chosen: the setting key_people';
comment on column main.key_people_sets.people is 'how many are';
comment on column main.key_people_sets.value is 'what the set is worth, 0..1: reach, strength, worlds and roles by their weights';
comment on column main.key_people_sets.at_least is 'share of the best possible worth that it has for certain; NULL for the ranking';
comment on column main.key_people_sets.reach is 'second-degree people to whom they lead';
comment on column main.key_people_sets.clusters is 'clusters that they are of';
comment on column main.key_people_sets.clusters_reached is 'their worlds: each counts to the cluster whose paths there are strongest in sum';
