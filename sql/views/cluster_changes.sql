create or replace view main.cluster_changes as
select
    owner,
    as_of,
    before_on,
    change,
    cluster_id,
    from_id,
    from_label,
    from_size,
    to_id,
    to_label,
    to_size,
    overlap
from core.cluster_changes;

comment on view main.cluster_changes is 'one row per owner, night and cluster that changed since the night before, or part of one; up to this night';
comment on column main.cluster_changes.owner is 'whose network';
comment on column main.cluster_changes.as_of is 'the night';
comment on column main.cluster_changes.before_on is 'the night it is compared with; NULL: there was none, and every cluster is born';
comment on column main.cluster_changes.change is 'born, died, merged (into another), split (off another), grown, shrunk (by a tenth or more)';
comment on column main.cluster_changes.cluster_id is 'the cluster that changed';
comment on column main.cluster_changes.from_id is 'the cluster of the night before; NULL when born';
comment on column main.cluster_changes.from_label is 'its label then';
comment on column main.cluster_changes.from_size is 'its members then';
comment on column main.cluster_changes.to_id is 'the cluster of the night; NULL when it died';
comment on column main.cluster_changes.to_label is 'its label that night';
comment on column main.cluster_changes.to_size is 'its members that night';
comment on column main.cluster_changes.overlap is 'Jaccard of the two among those in a cluster both times, 0..1; NULL when born or died';
