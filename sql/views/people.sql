create or replace view main.people as
select person_id, name, is_owner, company, position, location, school
from core.people;

comment on view main.people is 'one row per person, as far as accounts are known to be one human';
comment on column main.people.person_id is 'the smallest account_id of the person; stable from night to night';
comment on column main.people.name is 'the newest name, LinkedIn before Facebook before others; a handle, an address, a link or an id when no name is known';
comment on column main.people.is_owner is 'whether this is somebody whose exports are pooled here';
comment on column main.people.company is 'newest known employer; NULL when unknown';
comment on column main.people.position is 'newest known job title; NULL when unknown';
comment on column main.people.location is 'newest known place; NULL when unknown';
comment on column main.people.school is 'newest known school; NULL when unknown';
