-- One row per tie that the map of a team draws: at most 4,000, of every contact the closest first.
select
    ties.owner,
    ties.person_id
from main.team_ties as ties
inner join core.team_layout as layout on ties.person_id = layout.person_id and not layout.is_owner
order by ties.place asc, ties.strength desc nulls last, ties.person_id asc
limit 4000;
