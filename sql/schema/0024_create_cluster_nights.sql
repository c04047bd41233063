-- The nights through which the history of clusters passes: each with the one it was compared with.
create table core.cluster_nights (owner varchar not null, as_of date not null, before_on date);
comment on table core.cluster_nights is 'one row per owner and night: this one, the one it was compared with, the one that one was compared with, and so on';
