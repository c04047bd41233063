-- One row per company in which somebody is one introduction away from an owner asked for, most people first.
select
    openings.owner,
    openings.company,
    openings.people,
    openings.contacts,
    openings.introducer_id,
    introducers.name as introducer,
    openings.opens,
    openings.evidence,
    openings.strength
from core.openings as openings
inner join core.people as introducers on openings.introducer_id = introducers.person_id
where list_contains(getvariable('owners'), openings.owner)
order by openings.owner, openings.place;
