-- One row per owner of a team: contacts outside it, how many of them are shared, and how many hang on this one alone.
select
    ties.owner,
    people.name,
    count(*) as contacts,
    count(*) filter (where ties.known_to > 1) as shared,
    count(*) filter (where ties.strength >= 0.1) as known_well,
    count(*) filter (where ties.is_sole) as sole
from main.team_ties as ties
inner join core.owners as owners on ties.owner = owners.owner
inner join core.people as people on owners.person_id = people.person_id
group by ties.owner, people.name
order by contacts desc, ties.owner asc;
