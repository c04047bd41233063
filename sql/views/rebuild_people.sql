create or replace view main.rebuild_people as
select
    lost.owner,
    lost.source,
    lost.before_on,
    lost.reset_on,
    lost.person_id,
    people.name,
    lost.strength,
    lost.referenceability,
    lost.last_contact_on,
    lost.is_back,
    lost.back_on,
    lost.invited_by
from core.rebuild_people as lost
inner join core.people as people on lost.person_id = people.person_id;

comment on view main.rebuild_people is 'one row per owner, network, great loss and person it took';
comment on column main.rebuild_people.owner is 'whose network';
comment on column main.rebuild_people.source is 'the network; NULL: all with lists, gone from every one';
comment on column main.rebuild_people.before_on is 'date of the last export before the loss';
comment on column main.rebuild_people.reset_on is 'date of the export that shows it';
comment on column main.rebuild_people.person_id is 'who was taken';
comment on column main.rebuild_people.name is 'of that person';
comment on column main.rebuild_people.strength is 'of the tie as of before_on, 0..1; NULL without exchange both ways by then';
comment on column main.rebuild_people.referenceability is 'tier as of before_on, A to D; NULL without any exchange by then';
comment on column main.rebuild_people.last_contact_on is 'day of the last contact by before_on; NULL without contact';
comment on column main.rebuild_people.is_back is 'a contact again on the newest export';
comment on column main.rebuild_people.back_on is 'date of the first export that shows the person again; NULL: none yet';
comment on column main.rebuild_people.invited_by is 'whose invitation came first since: them, me; NULL when none is known';
