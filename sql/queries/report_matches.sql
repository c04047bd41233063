-- One row per pair of people who may be one, of the owners asked for: the likeliest, and how many wait in all.
with tied as (
    select owner, person_id
    from core.contacts
    where list_contains(getvariable('owners'), owner)
),

concerned as (
    select distinct tied.owner, matches.*
    from core.matches as matches
    inner join tied on tied.person_id in (matches.person_a, matches.person_b)
    where matches.tier = 'review'
)

select
    concerned.owner,
    people_a.name as name_a,
    concerned.account_a,
    people_b.name as name_b,
    concerned.account_b,
    concerned.score,
    concerned.reasons,
    count(*) over (partition by concerned.owner) as waiting
from concerned
inner join core.people as people_a on concerned.person_a = people_a.person_id
inner join core.people as people_b on concerned.person_b = people_b.person_id
qualify
    row_number() over (
        partition by concerned.owner
        order by concerned.score desc, concerned.person_a asc, concerned.person_b asc
    ) <= 10
order by concerned.owner asc, concerned.score desc, concerned.person_a asc, concerned.person_b asc;
