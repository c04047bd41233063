create or replace view main.ranking as
select
    ranking.owner,
    ranking.person_id,
    people.name,
    ranking.rank,
    ranking.score,
    ranking.why,
    ranking.strength,
    ranking.bridging,
    ranking.reach,
    ranking.exclusive_reach,
    ranking.referenceability
from core.ranking as ranking
inner join core.people as people on ranking.person_id = people.person_id;

comment on view main.ranking is 'one row per owner and contact, best first by rank';
comment on column main.ranking.owner is 'whose network';
comment on column main.ranking.person_id is 'the contact';
comment on column main.ranking.name is 'of the contact';
comment on column main.ranking.rank is '1 = most strategic';
comment on column main.ranking.score is 'weighted mean of the components that are known, 0..1; NULL when none is';
comment on column main.ranking.why is 'the reasons, in a sentence';
comment on column main.ranking.strength is 'component 0..1; NULL when unknown, its weight is then shared among the others';
comment on column main.ranking.bridging is 'component 0..1; NULL when unknown';
comment on column main.ranking.reach is 'component 0..1; NULL when unknown';
comment on column main.ranking.exclusive_reach is 'component 0..1; NULL when unknown';
comment on column main.ranking.referenceability is 'component: A 0.75, B 0.5, C 0.25, D 0';
