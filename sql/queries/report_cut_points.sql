-- One row per contact of the owners asked for without whom others come loose, the greatest loss first.
select
    cut_points.owner,
    cut_points.person_id,
    people.name,
    cut_points.loose,
    cut_points.pieces,
    cut_points.clusters,
    cut_points.cluster_labels,
    cut_points.exclusive_reach,
    cut_points.exclusive_names,
    cut_points.why
from core.cut_points as cut_points
inner join core.people as people on cut_points.person_id = people.person_id
where list_contains(getvariable('owners'), cut_points.owner)
order by
    cut_points.owner asc,
    cut_points.loose desc,
    cut_points.exclusive_reach desc nulls last,
    people.name asc,
    cut_points.person_id asc;
