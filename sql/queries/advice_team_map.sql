-- One row per contact of a team whom its map shows and owner who knows him, the closest ties first: all, or so many as may be
-- drawn: those worth most to all, those whom several know, those whom one alone knows well, then the best ranked.
with drawn as (
    select ties.person_id
    from main.team_ties as ties
    left join core.team_key_people as chosen on ties.person_id = chosen.person_id
    where ties.place = 1
    order by
        chosen.position asc nulls last,
        ties.known_to > 1 desc,
        ties.is_sole desc nulls last,
        ties.score desc nulls last,
        ties.person_id asc
    limit getvariable('drawn')
)

select
    ties.owner,
    ties.person_id
from main.team_ties as ties
inner join drawn on ties.person_id = drawn.person_id
order by ties.strength desc nulls last, ties.score desc nulls last, ties.person_id asc, ties.place asc;
