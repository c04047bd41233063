-- Contacts whom one of a team alone knows well, the most strategic first; others may list them.
select
    ties.owner,
    ties.name,
    ties.company,
    ties.strength,
    ties.state,
    ties.last_contact_on,
    ties.score,
    ties.known_to - 1 as also_listed_by,
    ties.known_to,
    ties.rank
from team_ties as ties
where ties.is_sole and ties.owner = coalesce(getvariable('owner'), ties.owner)
order by ties.score desc nulls last, ties.strength desc, ties.person_id asc;
