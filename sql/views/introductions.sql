create or replace view main.introductions as
select
    introductions.owner,
    introductions.person_id,
    people.name,
    introductions.quarter,
    introductions.introducer_id,
    introducers.name as introducer,
    introductions.strength,
    introductions.path_strength,
    introductions.weakest,
    introductions.evidence,
    introductions.introducers,
    introductions.chance,
    introductions.equals,
    introductions.best_id
from core.introductions as introductions
inner join core.people as people on introductions.person_id = people.person_id
inner join core.people as introducers on introductions.introducer_id = introducers.person_id;

comment on view main.introductions is 'one row per owner and person one introduction away to ask for within a year; not who may be a contact already';
comment on column main.introductions.owner is 'whose network';
comment on column main.introductions.person_id is 'neither the owner nor a contact';
comment on column main.introductions.name is 'of that person';
comment on column main.introductions.quarter is 'when to ask, so that nobody is asked too often: 1 = these three months, up to 4';
comment on column main.introductions.introducer_id is 'the contact to ask; equals take turns';
comment on column main.introductions.introducer is 'name of the contact to ask';
comment on column main.introductions.strength is 'of the way (root of the first tie''s, times weight), as in second_degree; NULL where the tie''s is unknown';
comment on column main.introductions.path_strength is 'the same, an unknown first tie taken for 0.1: for sums and comparisons';
comment on column main.introductions.weakest is 'the weaker of the two steps: root of the first tie''s strength, weight of the second; NULL like strength';
comment on column main.introductions.evidence is 'the weaker class of the two steps: declared, interaction, copresence';
comment on column main.introductions.introducers is 'contacts who could introduce to this person';
comment on column main.introductions.chance is 'that any of them would, 1 - product of (1 - path_strength): a comparison, not a measured frequency';
comment on column main.introductions.equals is 'introducers whose way is at least nine tenths of the best, this one among them';
comment on column main.introductions.best_id is 'the introducer with the best way; another than introducer_id where turns are taken';
