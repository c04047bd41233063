-- Whom to ask for an introduction to whom within a year, quarter by quarter, the best path first.
select
    introductions.owner,
    introductions.quarter, -- 1: these three months
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
where introductions.owner = coalesce(getvariable('owner'), introductions.owner)
order by
    introductions.owner asc,
    introductions.quarter asc,
    introductions.strength is null asc,
    introductions.path_strength desc,
    introductions.person_id asc;
