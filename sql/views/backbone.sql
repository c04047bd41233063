create or replace view main.backbone as
select owner, person_a, person_b, weight
from core.backbone;

comment on view main.backbone is 'one row per owner and pair of linked contacts, without links that merely come with a crowd: what clusters rest on';
comment on column main.backbone.owner is 'whose network';
comment on column main.backbone.person_a is 'the smaller person_id of the two';
comment on column main.backbone.person_b is 'the larger person_id of the two';
comment on column main.backbone.weight is '0..1, all evidence for the link together; higher = closer';
