create or replace view main.reach as
select owner, person_id, reach, exclusive_reach
from core.reach;

comment on view main.reach is 'one row per owner and contact';
comment on column main.reach.owner is 'whose network';
comment on column main.reach.person_id is 'the contact';
comment on column main.reach.reach is 'second-degree people this contact knows; NULL when nothing is known of whom he knows';
comment on column main.reach.exclusive_reach is 'those of them whom no other contact knows; NULL like reach';
