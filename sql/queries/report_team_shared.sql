-- One row per contact of several of a team: who knows them best, those known to most first.
with known_to as (
    select
        person_id,
        string_agg(owner, ', ' order by place) as names
    from main.team_ties
    group by person_id
)

select
    ties.owner,
    ties.person_id,
    ties.name,
    ties.company,
    people.position,
    ties.known_to as owners,
    known_to.names as known_to,
    ties.known_well_to,
    ties.strength,
    ties.state
from main.team_ties as ties
inner join core.people as people on ties.person_id = people.person_id
inner join known_to on ties.person_id = known_to.person_id
where ties.place = 1 and ties.known_to > 1
order by ties.known_to desc, ties.strength desc nulls last, ties.name asc, ties.person_id asc;
