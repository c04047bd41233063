-- One row per text asked for and person whom it can mean: a key or link alone, else an e-mail, else a person's whole name.
with asked as (
    select unnest(getvariable('texts')) as text, unnest(getvariable('links')) as link
),

-- the keys that a text can mean, each way by a join of its own: there are many observations
found as (
    select text, 1 as rank, text as key
    from asked
    union all
    select text, 1 as rank, link as key
    from asked
    union all
    select asked.text, 1 as rank, observations.key
    from asked
    inner join core.observations as observations
        on asked.link = observations.source || ':@' || lower(observations.handle)
    union all
    select asked.text, 1 as rank, observations.key
    from asked
    inner join core.observations as observations
        on
            asked.link
            = 'url:' || regexp_replace(lower(trim(observations.url)), '^https?://(www\.)?|/+$', '', 'g')
    union all
    select asked.text, 2 as rank, observations.key
    from asked
    inner join core.observations as observations on lower(asked.text) = lower(trim(observations.email))
    union all
    select asked.text, 3 as rank, observations.key
    from asked
    inner join core.observations as observations on lower(asked.text) = lower(observations.name)
),

meant as (
    select found.text, found.rank, keys.person_id
    from found
    inner join core.keys as keys on found.key = keys.key
    where keys.person_id is not null
    union all
    select asked.text, 3 as rank, people.person_id
    from asked
    inner join core.people as people on lower(asked.text) = lower(people.name)
)

select distinct
    meant.text,
    meant.person_id,
    people.name,
    meant.person_id in (select contacts.person_id from core.contacts as contacts) as is_contact
from meant
inner join core.people as people on meant.person_id = people.person_id
qualify meant.rank = min(meant.rank) over (partition by meant.text)
order by meant.text, meant.person_id;
