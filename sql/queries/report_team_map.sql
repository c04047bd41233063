-- One row per owner of a team and contact whom its map shows, the owners first, then the best ranked with whoever is closest.
select
    layout.owner,
    layout.person_id,
    layout.is_owner,
    people.name,
    people.company,
    people.position,
    ties.strength,
    ties.state,
    ties.last_contact_on,
    ties.score,
    ties.rank,
    layout.x,
    layout.y,
    (select count(distinct others.person_id) from main.team_ties as others) as contacts
from core.team_layout as layout
inner join core.people as people on layout.person_id = people.person_id
left join main.team_ties as ties on layout.person_id = ties.person_id and layout.owner = ties.owner and not layout.is_owner
order by layout.is_owner desc, ties.score desc nulls last, layout.owner asc, layout.person_id asc;
