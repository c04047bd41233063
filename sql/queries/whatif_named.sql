-- One row per contact of the owner asked for and text that can mean him: his keys, links, addresses and names, in small letters.
with meant as (
    select
        contacts.person_id,
        accounts.account_id,
        people.name
    from core.contacts as contacts
    inner join core.people as people on contacts.person_id = people.person_id
    left join core.accounts as accounts on contacts.person_id = accounts.person_id
    where contacts.owner = getvariable('owner')
),

spoken as (
    select person_id, 1 as rank, lower(person_id) as text from meant
    union all
    select meant.person_id, 1 as rank, lower(keys.key) as text
    from meant
    inner join core.keys as keys on meant.account_id = keys.account_id
    union all
    select
        meant.person_id,
        2 as rank,
        unnest([
            lower(accounts.email),
            accounts.source || ':@' || lower(accounts.handle),
            '@' || lower(accounts.handle),
            'url:' || regexp_replace(lower(trim(accounts.url)), '^https?://(www\.)?|/+$', '', 'g')
        ]) as text
    from meant
    inner join core.accounts as accounts on meant.account_id = accounts.account_id
    union all
    select meant.person_id, 3 as rank, lower(trim(observations.name)) as text
    from meant
    inner join core.keys as keys on meant.account_id = keys.account_id
    inner join core.observations as observations on keys.key = observations.key
    union all
    select person_id, 3 as rank, lower(name) as text from meant
)

select person_id, text, min(rank) as rank
from spoken
where text is not null and text != ''
group by person_id, text
order by text, rank, person_id;
