create or replace view main.team_layout as
select owner, person_id, is_owner, x, y
from core.team_layout;

comment on view main.team_layout is
'one row per owner of a team who has contacts, and contact whom its map shows; at most 2,000 contacts; empty unless two owners have any';
comment on column main.team_layout.owner is 'whose place it is; of a contact: who of the team is closest, as in team_ties';
comment on column main.team_layout.person_id is 'the owner''s own person, or the contact';
comment on column main.team_layout.is_owner is 'whether it is the place of an owner';
comment on column main.team_layout.x is '-1..1; owners stand on a ring around 0, 0, each contact near those who know him';
comment on column main.team_layout.y is '-1..1; nearness means something, directions do not';
