-- Where contacts stand on the map of an owner's network, and the links that clusters rest on, which the map draws.
create table core.layout (
    owner varchar,
    person_id varchar, -- a contact
    x double, -- -1..1; the owner stands at 0, 0
    y double -- -1..1
);
comment on table core.layout is 'one row per owner and contact: the place on the map of the owner''s network';

create table core.backbone (
    owner varchar,
    person_a varchar, -- the smaller person_id of the two
    person_b varchar, -- the larger person_id of the two
    weight double -- 0..1, all evidence together
);
comment on table core.backbone is 'one row per owner and pair of linked contacts: the links that clusters rest on';
