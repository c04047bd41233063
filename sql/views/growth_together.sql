create or replace view main.growth_together as
select
    owner, exported_on, networks, size, added, removed, returned, first_listed, retention, turnover
from core.growth_together;

comment on view main.growth_together is 'one row per owner and day on which a list was exported: all networks with lists, a person counts once';
comment on column main.growth_together.owner is 'whose networks';
comment on column main.growth_together.exported_on is 'date of an export of any of them';
comment on column main.growth_together.networks is 'networks whose list is known by that day; each as last shown';
comment on column main.growth_together.size is 'people who are contacts on any of them; NULL while a list is held';
comment on column main.growth_together.added is 'people never seen before, on networks known the day before; NULL on the first day';
comment on column main.growth_together.removed is 'people who are on none of them any more; NULL like added';
comment on column main.growth_together.returned is 'people back after having been on none; NULL like added';
comment on column main.growth_together.first_listed is 'people seen first because a network''s first list came in; NULL like added';
comment on column main.growth_together.retention is 'share of the people before who are still there, 0..1; NULL without people before';
comment on column main.growth_together.turnover is '1 - Jaccard overlap of the people before and now, without the first listed; NULL without any';
