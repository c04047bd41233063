-- People one introduction away, each with the best contact to ask; --of: part of a name.
with paths as (
    select
        *,
        list_position(['declared', 'interaction', 'copresence'], evidence) as class,
        count(*) over (partition by owner, person_id) as introducers
    from second_degree
    where owner = coalesce(getvariable('owner'), owner)
)

select
    paths.owner,
    people.name,
    people.company,
    people.position,
    introducers.name as ask,
    paths.evidence,
    paths.strength,
    paths.introducers,
    paths.person_id -- tells namesakes apart
from paths
inner join people on paths.person_id = people.person_id
inner join people as introducers on paths.introducer_id = introducers.person_id
where contains(strip_accents(lower(people.name)), strip_accents(lower(coalesce(getvariable('of'), ''))))
qualify
    row_number() over (
        partition by paths.owner, paths.person_id
        order by
            paths.strength desc nulls last,
            if(paths.strength is null, paths.weight, 0) desc,
            paths.class asc,
            paths.introducer_id asc
    ) = 1
order by paths.owner asc, paths.strength desc nulls last, paths.class asc, people.name asc, paths.person_id asc;
