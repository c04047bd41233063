create or replace view main.growth as
select
    growth.owner,
    growth.source,
    growth.exported_on,
    growth.size,
    growth.added,
    growth.removed,
    growth.returned,
    growth.retention,
    growth.rebuilt,
    growth.turnover,
    exists(
        select 1
        from core.lists as lists
        where
            lists.standing = 'held' and lists.owner = growth.owner
            and lists.source = growth.source and lists.exported_on = growth.exported_on
    ) as held
from core.growth as growth;

comment on view main.growth is 'one row per owner, network and export date';
comment on column main.growth.owner is 'whose network';
comment on column main.growth.source is 'the network';
comment on column main.growth.exported_on is 'date of the export';
comment on column main.growth.size is 'contacts of that network on that day; NULL while a list is held';
comment on column main.growth.added is 'contacts never seen before; NULL for a first export and where nothing was compared';
comment on column main.growth.removed is 'contacts gone since the export before; NULL like added';
comment on column main.growth.returned is 'contacts back after having been gone; NULL like added';
comment on column main.growth.retention is 'share of the contacts before who are still there, 0..1; NULL without contacts before';
comment on column main.growth.rebuilt is 'share of the contacts before the last mass removal who are there, 0..1; NULL before any';
comment on column main.growth.turnover is '1 - Jaccard overlap of the contacts before and now, 0 all the same .. 1 all others; NULL without any';
comment on column main.growth.held is 'whether a list of that day waits for a word, so that nothing is counted';
