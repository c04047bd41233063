-- The clusters of each owner's contacts, the largest first, with their best ranked members.
with members as (
    select
        cluster_members.owner,
        cluster_members.cluster_id,
        ranking.name,
        ranking.rank
    from cluster_members
    inner join ranking on cluster_members.owner = ranking.owner and cluster_members.person_id = ranking.person_id
    qualify
        row_number() over (
            partition by cluster_members.owner, cluster_members.cluster_id
            order by ranking.rank
        ) <= 3
),

known as (
    select
        owner,
        cluster_id,
        string_agg(name, ', ' order by rank) as best_ranked
    from members
    group by owner, cluster_id
)

select
    clusters.owner,
    clusters.cluster_id,
    clusters.label,
    clusters.size,
    round(clusters.size / owner_metrics.contacts, 3) as share,
    round(clusters.stability, 2) as stability,
    known.best_ranked
from clusters
inner join owner_metrics on clusters.owner = owner_metrics.owner
left join known on clusters.owner = known.owner and clusters.cluster_id = known.cluster_id
where clusters.owner = coalesce(getvariable('owner'), clusters.owner)
order by clusters.owner asc, clusters.size desc, clusters.cluster_id asc;
