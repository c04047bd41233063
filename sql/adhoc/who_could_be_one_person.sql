-- Pairs of people who may be one human, best first: netgraph review shows them in full.
with known as (
    select owner, person_id
    from core.ties
    union
    select owner, person_id
    from core.exchanges
)

select distinct
    known.owner,
    matches.score,
    matches.name_a,
    matches.name_b,
    matches.reasons,
    matches.account_a,
    matches.account_b
from matches
inner join known on matches.person_a = known.person_id or matches.person_b = known.person_id
where known.owner = coalesce(getvariable('owner'), known.owner)
order by known.owner asc, matches.score desc, matches.account_a asc, matches.account_b asc;
