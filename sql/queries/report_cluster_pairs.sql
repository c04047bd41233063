-- One row per pair of clusters of the owners asked for that somebody joins, those that hang on one person first.
select
    pairs.owner,
    pairs.cluster_a,
    pairs.cluster_b,
    clusters_a.label as label_a,
    clusters_b.label as label_b,
    pairs.ways,
    pairs.firm_ways,
    pairs.evidence,
    pairs.keystone_names,
    pairs.keystones,
    pairs.is_parted,
    pairs.joiners,
    pairs.joined_by,
    pairs.joined_by_ids
from core.cluster_pairs as pairs
inner join core.clusters as clusters_a on pairs.owner = clusters_a.owner and pairs.cluster_a = clusters_a.cluster_id
inner join core.clusters as clusters_b on pairs.owner = clusters_b.owner and pairs.cluster_b = clusters_b.cluster_id
where list_contains(getvariable('owners'), pairs.owner)
order by
    pairs.owner asc,
    pairs.ways asc,
    pairs.is_parted desc nulls last,
    least(clusters_a.size, clusters_b.size) desc,
    greatest(clusters_a.size, clusters_b.size) desc,
    pairs.cluster_a asc,
    pairs.cluster_b asc;
