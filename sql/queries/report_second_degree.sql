-- One row per person one introduction away from the owners asked for, with the best introducer.
with paths as (
    select
        second_degree.owner,
        second_degree.person_id,
        second_degree.introducer_id,
        second_degree.strength,
        second_degree.evidence,
        ranking.rank,
        case second_degree.evidence when 'declared' then 1 when 'interaction' then 2 else 3 end as class
    from main.second_degree as second_degree
    inner join core.ranking as ranking
        on second_degree.owner = ranking.owner and second_degree.introducer_id = ranking.person_id
    where list_contains(getvariable('owners'), second_degree.owner)
),

best as (
    select
        *,
        count(*) over (partition by owner, person_id) as introducers
    from paths
    qualify
        row_number() over (
            partition by owner, person_id
            order by strength desc nulls last, class asc, rank asc
        ) = 1
),

-- no introducer crowds out the others: ten of each in turn, those first of whom more is known
told as (
    select
        best.*,
        people.name,
        people.company,
        people.position,
        introducers.name as introducer,
        row_number() over (
            partition by best.owner, best.introducer_id
            order by best.strength desc nulls last, best.class asc, people.company is null asc, best.person_id asc
        ) as place
    from best
    inner join core.people as people on best.person_id = people.person_id
    inner join core.people as introducers on best.introducer_id = introducers.person_id
)

select
    owner,
    person_id,
    name,
    company,
    position,
    introducer_id,
    introducer,
    evidence,
    strength,
    introducers
from told
order by owner asc, (place - 1) // 10 asc, strength desc nulls last, class asc, rank asc, place asc, person_id asc;
