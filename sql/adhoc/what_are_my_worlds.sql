-- The clusters of each owner's contacts, the largest first, with their best ranked members.
with members as (
    select
        cluster_members.owner,
        cluster_members.cluster_id,
        ranking.name,
        ranking.rank,
        bridges.clusters_joined,
        row_number() over (partition by cluster_members.owner, cluster_members.cluster_id order by ranking.rank) as place
    from cluster_members
    inner join ranking on cluster_members.owner = ranking.owner and cluster_members.person_id = ranking.person_id
    left join bridges on cluster_members.owner = bridges.owner and cluster_members.person_id = bridges.person_id
),

known as (
    select
        owner,
        cluster_id,
        string_agg(name, ', ' order by rank) filter (where place <= 3) as best_ranked,
        count(*) filter (where clusters_joined > 1) as bridges
    from members
    group by owner, cluster_id
)

select
    clusters.owner,
    clusters.cluster_id,
    clusters.label,
    clusters.size,
    round(clusters.size / owner_metrics.contacts, 3) as share,
    clusters.stability,
    known.best_ranked,
    known.bridges -- of its members, those who join it to other clusters
from clusters
inner join owner_metrics on clusters.owner = owner_metrics.owner
left join known on clusters.owner = known.owner and clusters.cluster_id = known.cluster_id
where clusters.owner = coalesce(getvariable('owner'), clusters.owner)
order by clusters.owner asc, clusters.size desc, cast(substr(clusters.cluster_id, 2) as bigint) asc;
