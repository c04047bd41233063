create or replace view main.changes as
select
    changes.owner,
    changes.source,
    changes.exported_on,
    changes.person_id,
    people.name,
    changes.change,
    changes.detail
from core.changes as changes
inner join core.people as people on changes.person_id = people.person_id;

comment on view main.changes is 'one row per difference between one export of a network and the one before';
comment on column main.changes.owner is 'whose network';
comment on column main.changes.source is 'the network';
comment on column main.changes.exported_on is 'date of the export that shows the difference';
comment on column main.changes.person_id is 'who it is about';
comment on column main.changes.name is 'of that person, as known today';
comment on column main.changes.change is 'added, removed (also what merely vanished), returned, renamed, job_change, hidden';
comment on column main.changes.detail is 'before → after, where there is something to tell; else NULL';
