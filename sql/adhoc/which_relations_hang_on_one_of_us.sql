-- Contacts whom one of a team alone knows well, the most strategic first; others may list them.
select
    ties.owner,
    ties.name,
    ties.company,
    round(ties.strength, 3) as strength,
    ties.state,
    ties.last_contact_on,
    round(ties.score, 3) as score,
    ties.known_to - 1 as also_listed_by
from team_ties as ties
where ties.is_sole and ties.owner = coalesce(getvariable('owner'), ties.owner)
order by ties.score desc nulls last, ties.strength desc, ties.person_id asc;
