-- Pairs of worlds that are joined, in how many independent ways, and on whom the joint hangs.
select
    pairs.owner,
    pairs.label_a,
    pairs.label_b,
    pairs.ways,
    pairs.firm_ways,
    pairs.evidence,
    pairs.keystone_names,
    pairs.is_parted,
    pairs.joiners,
    pairs.joined_by,
    pairs.cluster_a,
    pairs.cluster_b
from cluster_pairs as pairs
inner join clusters as clusters_a on pairs.owner = clusters_a.owner and pairs.cluster_a = clusters_a.cluster_id
inner join clusters as clusters_b on pairs.owner = clusters_b.owner and pairs.cluster_b = clusters_b.cluster_id
where pairs.owner = coalesce(getvariable('owner'), pairs.owner)
order by
    pairs.owner asc,
    pairs.ways asc,
    pairs.is_parted desc nulls last,
    least(clusters_a.size, clusters_b.size) desc,
    greatest(clusters_a.size, clusters_b.size) desc,
    pairs.cluster_a asc,
    pairs.cluster_b asc;
