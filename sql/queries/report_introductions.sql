-- One row per person whom an owner asked for can be introduced to within a year, with the contact to ask, the best way first.
select
    introductions.owner,
    introductions.quarter,
    introductions.person_id,
    people.name,
    people.company,
    people.position,
    introductions.introducer_id,
    introducers.name as introducer,
    introductions.evidence,
    introductions.strength,
    introductions.weakest,
    introductions.introducers,
    introductions.chance,
    introductions.equals
from core.introductions as introductions
inner join core.people as people on introductions.person_id = people.person_id
inner join core.people as introducers on introductions.introducer_id = introducers.person_id
where list_contains(getvariable('owners'), introductions.owner)
order by
    introductions.owner asc,
    introductions.quarter asc,
    introductions.strength is null asc,
    introductions.path_strength desc,
    introductions.person_id asc;
