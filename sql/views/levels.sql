create or replace view main.levels as
select levels.owner, levels.person_id, people.name, levels.position, levels.level, levels.word
from core.levels as levels
inner join core.people as people on levels.person_id = people.person_id;

comment on view main.levels is 'one row per owner and contact whose job title is known: what the title says of rank';
comment on column main.levels.owner is 'whose contact';
comment on column main.levels.person_id is 'the contact';
comment on column main.levels.name is 'of the contact';
comment on column main.levels.position is 'latest known job title';
comment on column main.levels.level is 'executive, head, manager, senior, junior; NULL: no word of the title tells one';
comment on column main.levels.word is 'the word that told it; NULL likewise';
