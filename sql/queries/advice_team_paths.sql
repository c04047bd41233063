-- One row per way of one introduction from a team: whom to ask, and who is behind whom none of the team knows.
with known as (
    select person_id from core.contacts
    union
    select person_id from core.owners
    union
    select person_id from core.ties
    where kind = 'blocked' and ended is null
)

select
    '' as owner,
    ways.introducer_id,
    ways.person_id,
    max(ways.weight) as weight,
    max(ways.strength) as strength
from main.second_degree as ways
inner join main.team_ties as ties on ways.introducer_id = ties.person_id and ways.owner = ties.owner
left join known on ways.person_id = known.person_id
where known.person_id is null
group by ways.introducer_id, ways.person_id
order by ways.introducer_id, ways.person_id;
