-- One row per person one introduction away from the owners asked for, with the best introducer, the best way first.
with paths as (
    select
        *,
        list_position(['declared', 'interaction', 'copresence'], evidence) as class,
        count(*) over (partition by owner, person_id) as introducers
    from main.second_degree
    where list_contains(getvariable('owners'), owner)
)

select
    paths.owner,
    paths.person_id,
    people.name,
    people.company,
    people.position,
    paths.introducer_id,
    introducers.name as introducer,
    paths.evidence,
    paths.strength,
    paths.introducers
from paths
inner join core.people as people on paths.person_id = people.person_id
inner join core.people as introducers on paths.introducer_id = introducers.person_id
qualify
    row_number() over (
        partition by paths.owner, paths.person_id
        order by
            paths.strength desc nulls last,
            if(paths.strength is null, paths.weight, 0) desc,
            paths.class asc,
            paths.introducer_id asc
    ) = 1
order by
    paths.owner asc,
    paths.strength desc nulls last,
    if(paths.strength is null, paths.weight, 0) desc,
    paths.class asc,
    paths.person_id asc;
