create or replace view main.links as
select person_a, person_b, evidence, weight, first_on, last_on
from core.links;

comment on view main.links is 'one row per pair of people and class of evidence that ties them';
comment on column main.links.person_a is 'the smaller person_id of the two';
comment on column main.links.person_b is 'the larger person_id of the two';
comment on column main.links.evidence is 'declared, interaction, copresence, affiliation: strongest first';
comment on column main.links.weight is 'closeness: 1 when declared; decayed events, 1/(n-1) each; affiliation: 1/(n-1) of n known there; higher = closer';
comment on column main.links.first_on is 'first day of the evidence; NULL when not known';
comment on column main.links.last_on is 'last day of the evidence; NULL when not known';
