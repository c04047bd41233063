create or replace view main.role_hints as
select hints.owner, hints.role, hints.place, hints.person_id, people.name, hints.why
from core.role_hints as hints
inner join core.people as people on hints.person_id = people.person_id;

comment on view main.role_hints is 'one row per owner, role and contact whom data suggests for it';
comment on column main.role_hints.owner is 'whose network';
comment on column main.role_hints.role is 'the role';
comment on column main.role_hints.place is '1 = the first suggestion for the role';
comment on column main.role_hints.person_id is 'the contact';
comment on column main.role_hints.name is 'of the contact';
comment on column main.role_hints.why is 'what suggests it; a hint, never a fact';
