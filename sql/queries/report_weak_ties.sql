-- One row per contact of the owners asked for who is not close and alone leads to people, those who open most first.
select
    weak_ties.owner,
    weak_ties.person_id,
    people.name,
    people.company,
    people.position,
    weak_ties.exclusive_reach,
    weak_ties.reach,
    weak_ties.band,
    weak_ties.strength,
    weak_ties.common_contacts,
    weak_ties.common_band,
    weak_ties.why
from core.weak_ties as weak_ties
inner join core.people as people on weak_ties.person_id = people.person_id
where list_contains(getvariable('owners'), weak_ties.owner)
order by weak_ties.owner asc, weak_ties.place asc;
