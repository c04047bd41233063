-- Whom to ask for an introduction to whom in these three months, so that nobody is asked too often.
select
    introductions.owner,
    introductions.introducer as ask,
    introductions.name as about,
    people.company,
    introductions.evidence,
    introductions.strength,
    introductions.weakest,
    introductions.introducers,
    introductions.chance,
    introductions.equals
from introductions
inner join people on introductions.person_id = people.person_id
where introductions.quarter = 1 and introductions.owner = coalesce(getvariable('owner'), introductions.owner)
order by
    introductions.owner asc,
    introductions.strength is null asc,
    introductions.path_strength desc,
    introductions.person_id asc;
