-- One row per account that a text can mean: a key or link alone, else an e-mail, else a person's whole name.
with meant as (
    select 1 as rank, keys.account_id, keys.person_id
    from core.keys as keys
    where keys.account_id is not null and keys.key in (getvariable('text'), getvariable('link'))
    union all
    select 1 as rank, keys.account_id, keys.person_id
    from core.observations as observations
    inner join core.keys as keys on observations.key = keys.key
    where
        keys.account_id is not null
        and getvariable('link') in (
            observations.source || ':@' || lower(observations.handle),
            'url:' || regexp_replace(lower(trim(observations.url)), '^https?://(www\.)?|/+$', '', 'g')
        )
    union all
    select 2 as rank, keys.person_id as account_id, keys.person_id
    from core.observations as observations
    inner join core.keys as keys on observations.key = keys.key
    where keys.person_id is not null and lower(trim(observations.email)) = lower(getvariable('text'))
    union all
    select 3 as rank, keys.person_id as account_id, keys.person_id
    from core.observations as observations
    inner join core.keys as keys on observations.key = keys.key
    where keys.person_id is not null and lower(observations.name) = lower(getvariable('text'))
    union all
    select 3 as rank, person_id as account_id, person_id
    from core.people
    where lower(name) = lower(getvariable('text'))
),

best as (
    select min(meant.rank) as rank
    from meant
)

select distinct
    meant.account_id,
    meant.person_id,
    people.name
from meant
inner join core.people as people on meant.person_id = people.person_id
inner join best on meant.rank = best.rank
order by meant.account_id;
