create or replace view main.roles as
select owner, place, category, role, person_id, name, is_open, hint, question
from core.roles;

comment on view main.roles is 'one row per owner, role and holder, and per open role';
comment on column main.roles.owner is 'whose roles';
comment on column main.roles.place is 'order of the roles in the settings';
comment on column main.roles.category is 'the group of the role';
comment on column main.roles.role is 'as the setting names it';
comment on column main.roles.person_id is 'who holds it, as the owner says; NULL: open, or nobody whom exports know';
comment on column main.roles.name is 'of the holder, else as written in decisions/roles.csv; NULL: open';
comment on column main.roles.is_open is 'whether nobody holds it';
comment on column main.roles.hint is 'whom data suggests, with reasons; NULL where it cannot speak: ask yourself';
comment on column main.roles.question is 'what to ask yourself';
