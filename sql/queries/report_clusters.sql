-- One row per cluster of the owners asked for, largest first, with its most strategic members.
with members as (
    select
        members.owner,
        members.cluster_id,
        people.name,
        ranking.rank,
        structure.clusters_joined,
        row_number() over (partition by members.owner, members.cluster_id order by ranking.rank) as place
    from core.cluster_members as members
    inner join core.people as people on members.person_id = people.person_id
    inner join core.ranking as ranking on members.owner = ranking.owner and members.person_id = ranking.person_id
    inner join core.structure as structure
        on members.owner = structure.owner and members.person_id = structure.person_id
    where list_contains(getvariable('owners'), members.owner)
)

select
    clusters.owner,
    clusters.cluster_id,
    clusters.label,
    clusters.size,
    clusters.stability,
    string_agg(members.name, ', ' order by members.rank) filter (where members.place <= 5) as members,
    count(*) filter (where members.clusters_joined > 1) as bridges
from core.clusters as clusters
inner join members on clusters.owner = members.owner and clusters.cluster_id = members.cluster_id
group by clusters.owner, clusters.cluster_id, clusters.label, clusters.size, clusters.stability
order by clusters.owner asc, clusters.size desc, cast(substr(clusters.cluster_id, 2) as bigint) asc;
