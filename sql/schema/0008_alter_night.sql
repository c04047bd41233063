-- The zone in which wall-clock times are read.
alter table state.night add column time_zone varchar default 'UTC';
