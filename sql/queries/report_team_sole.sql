-- One row per contact whom one of a team alone knows well, the most strategic first.
select
    ties.owner,
    ties.person_id,
    ties.name,
    ties.company,
    people.position,
    ties.strength,
    ties.state,
    ties.last_contact_on,
    ties.score,
    ties.rank,
    ties.known_to
from main.team_ties as ties
inner join core.people as people on ties.person_id = people.person_id
where ties.is_sole
order by ties.score desc nulls last, ties.strength desc, ties.person_id asc;
