-- One row per contact of the owners asked for who joins clusters, or alone holds a part, the greatest joint first.
with bridges as (
    select owner, person_id, clusters_joined, is_cut_point, betweenness, participation
    from core.structure
    where list_contains(getvariable('owners'), owner) and (is_cut_point or clusters_joined > 1)
),

neighbours as (
    select person_a as person_id, person_b as other from core.links
    union all
    select person_b as person_id, person_a as other from core.links
),

touched as (
    select distinct bridges.owner, bridges.person_id, members.cluster_id
    from bridges
    inner join neighbours on bridges.person_id = neighbours.person_id
    inner join core.cluster_members as members on bridges.owner = members.owner and neighbours.other = members.person_id
)

select
    bridges.owner,
    bridges.person_id,
    people.name,
    bridges.clusters_joined,
    bridges.is_cut_point,
    bridges.betweenness,
    bridges.participation,
    string_agg(clusters.label, ', ' order by cast(substr(clusters.cluster_id, 2) as bigint)) as cluster_labels
from bridges
inner join core.people as people on bridges.person_id = people.person_id
left join touched on bridges.owner = touched.owner and bridges.person_id = touched.person_id
left join core.clusters as clusters on touched.owner = clusters.owner and touched.cluster_id = clusters.cluster_id
group by all
order by bridges.owner asc, bridges.is_cut_point desc, bridges.betweenness desc, bridges.person_id asc;
