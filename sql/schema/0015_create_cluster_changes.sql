-- Clusters over the nights: what each night found, what changed, and the owners' own names for them.
create table state.cluster_nights (
    owner varchar not null,
    as_of date not null,
    before_on date, -- the night it was compared with; null: none
    highest bigint not null, -- the highest number given so far
    is_kept boolean not null -- whether state.clusters and state.cluster_members still have it
);
comment on table state.cluster_nights is 'one row per owner and night whose clusters were found';

create table state.clusters (owner varchar not null, as_of date not null, cluster_id varchar not null, label varchar, size bigint);
comment on table state.clusters is 'one row per owner, night and cluster; of nights long past those are left that backfills need';

create table state.cluster_members (
    owner varchar not null, as_of date not null, cluster_id varchar not null, person_id varchar not null
);
comment on table state.cluster_members is 'one row per owner, night and contact in a cluster; kept like state.clusters';

create table state.cluster_changes (
    owner varchar not null, as_of date not null, before_on date, change varchar not null, cluster_id varchar not null,
    from_id varchar, from_label varchar, from_size bigint, to_id varchar, to_label varchar, to_size bigint, overlap double
);
comment on table state.cluster_changes is 'one row per owner, night and cluster that changed since the night before, or part of one';

create table core.cluster_changes (
    owner varchar, as_of date, before_on date, change varchar, cluster_id varchar, from_id varchar, from_label varchar,
    from_size bigint, to_id varchar, to_label varchar, to_size bigint, overlap double
);

create table decisions.labels (owner varchar, cluster_id varchar, label varchar);
