-- Contacts at a company (--of, its whole name) and people there one introduction away.
with reachable as (
    select
        owner,
        person_id,
        null as introducer_id,
        strength
    from contacts
    union all
    select
        owner,
        person_id,
        introducer_id,
        strength
    from second_degree
),

there as (
    select
        reachable.*,
        people.company,
        people.name,
        people.position
    from reachable
    inner join people on reachable.person_id = people.person_id
    where
        reachable.owner = coalesce(getvariable('owner'), reachable.owner)
        and lower(trim(people.company)) = lower(trim(coalesce(getvariable('of'), people.company)))
)

select
    there.owner,
    there.company,
    there.name,
    there.position,
    introducers.name as ask, -- NULL: a contact, no introduction needed
    there.strength
from there
left join people as introducers on there.introducer_id = introducers.person_id
qualify
    row_number() over (
        partition by there.owner, there.person_id
        order by there.strength desc nulls last, there.introducer_id asc
    ) = 1
order by
    there.owner asc,
    lower(trim(there.company)) asc,
    there.introducer_id is not null asc,
    there.strength desc nulls last,
    there.name asc,
    there.person_id asc;
