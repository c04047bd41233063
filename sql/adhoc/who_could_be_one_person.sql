-- Pairs of people who may be one human, best first: netgraph review shows them in full.
with known as (
    select owner, person_id
    from core.ties
    union
    select owner, person_id
    from core.exchanges
),

concerned as (
    select
        known.owner,
        matches.*,
        bool_or(contacts.person_id is not null) as is_contact
    from matches
    inner join known on known.person_id in (matches.person_a, matches.person_b)
    left join contacts on known.owner = contacts.owner and known.person_id = contacts.person_id
    where known.owner = coalesce(getvariable('owner'), known.owner)
    group by all
)

select
    owner,
    score,
    name_a,
    name_b,
    reasons,
    account_a,
    account_b,
    is_contact, -- one of the two is a contact; the report counts these
    count(*) filter (where is_contact) over (partition by owner) as waiting
from concerned
order by owner asc, score desc, person_a asc, person_b asc;
