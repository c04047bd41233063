-- One row per cluster of the nights in nights_before, as it was called and as large as it was then.
select
    clusters.owner,
    clusters.cluster_id,
    clusters.label,
    clusters.size
from nights_before
inner join state.clusters as clusters on nights_before.owner = clusters.owner and nights_before.before_on = clusters.as_of
order by clusters.owner, clusters.cluster_id;
