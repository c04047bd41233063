create or replace view main.bridge_ties as
select owner, person_a, person_b
from core.bridge_ties;

comment on view main.bridge_ties is 'one row per link among an owner''s contacts without which they fall apart further';
comment on column main.bridge_ties.owner is 'whose network';
comment on column main.bridge_ties.person_a is 'one end';
comment on column main.bridge_ties.person_b is 'the other end';
