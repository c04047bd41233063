create or replace view main.role_findings as
select owner, place, kind, subject, person_id, finding
from core.role_findings;

comment on view main.role_findings is 'one row per owner and thing to know of the roles, in the order to be read';
comment on column main.role_findings.owner is 'whose roles';
comment on column main.role_findings.place is '1 = read first';
comment on column main.role_findings.kind is 'fading, one_world, several_roles, no_contact, unassigned, vacant';
comment on column main.role_findings.subject is 'the roles, the group or the world it is about; NULL: all';
comment on column main.role_findings.person_id is 'the holder it is about; NULL: nobody in particular';
comment on column main.role_findings.finding is 'a sentence';
