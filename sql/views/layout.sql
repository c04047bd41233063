create or replace view main.layout as
select owner, person_id, x, y
from core.layout;

comment on view main.layout is 'one row per owner and contact: where the contact stands on a map with the owner at 0, 0';
comment on column main.layout.owner is 'whose network';
comment on column main.layout.person_id is 'the contact';
comment on column main.layout.x is '-1..1; clusters stand side by side, contacts without a link to another around all of them';
comment on column main.layout.y is '-1..1; directions mean nothing, nearness does';
