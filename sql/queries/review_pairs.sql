-- One row per pair of people who wait to be judged, best first; about contacts of the owner asked for, if any, and no more than asked for.
with tied as (
    select person_id
    from core.contacts
    where owner = getvariable('owner')
)

select
    matches.person_a,
    matches.person_b,
    matches.score,
    matches.reasons,
    matches.account_a,
    matches.account_b,
    count(*) over () as waiting
from core.matches as matches
where
    matches.tier = 'review'
    and (
        getvariable('owner') is null
        or matches.person_a in (select tied.person_id from tied)
        or matches.person_b in (select tied.person_id from tied)
    )
order by matches.score desc, matches.person_a asc, matches.person_b asc
limit getvariable('most');
