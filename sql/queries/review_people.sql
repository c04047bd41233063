-- One row per person of the list people asked for: what a human needs to tell who it is.
with wanted as (
    select distinct unnest(getvariable('people')) as person_id
),

observed as (
    select
        keys.person_id,
        string_agg(distinct observations.name, ', ' order by observations.name) as names,
        string_agg(distinct observations.handle, ', ' order by observations.handle) as handles,
        string_agg(distinct observations.company, ', ' order by observations.company) as employers,
        string_agg(distinct observations.position, ', ' order by observations.position) as positions,
        string_agg(distinct observations.location, ', ' order by observations.location) as places,
        coalesce(bool_or(observations.email is not null), false) as has_email,
        coalesce(bool_or(observations.phone is not null), false) as has_phone,
        cast(min(observations.seen_at) as date) as first_seen_on,
        cast(max(observations.seen_at) as date) as last_seen_on
    from core.observations as observations
    inner join core.keys as keys on observations.key = keys.key
    inner join wanted on keys.person_id = wanted.person_id
    group by keys.person_id
),

networks as (
    select
        accounts.person_id,
        string_agg(distinct accounts.source, ', ' order by accounts.source) as networks,
        string_agg(accounts.account_id, ', ' order by accounts.account_id) as accounts
    from core.accounts as accounts
    inner join wanted on accounts.person_id = wanted.person_id
    group by accounts.person_id
),

ties as (
    select
        ties.person_id,
        string_agg(distinct ties.owner, ', ' order by ties.owner) as known_to,
        min(ties.since) as since
    from core.ties as ties
    inner join wanted on ties.person_id = wanted.person_id
    group by ties.person_id
),

exchanged as (
    select
        wanted.person_id,
        events.event_id,
        events.occurred_at,
        events.from_person
    from core.events as events
    inner join wanted on events.from_person = wanted.person_id
    union
    select
        wanted.person_id,
        events.event_id,
        events.occurred_at,
        events.from_person
    from core.events as events
    inner join core.audiences as audiences on events.audience_id = audiences.audience_id
    inner join wanted on audiences.person_id = wanted.person_id
),

newest as (
    select
        person_id,
        max(occurred_at) as last_at,
        arg_max(from_person, (occurred_at, event_id)) as from_person
    from exchanged
    group by person_id
)

select
    people.person_id,
    people.name,
    observed.names,
    networks.networks,
    networks.accounts,
    observed.handles,
    observed.employers,
    observed.positions,
    observed.places,
    coalesce(observed.has_email, false) as has_email,
    coalesce(observed.has_phone, false) as has_phone,
    ties.known_to,
    ties.since,
    observed.first_seen_on,
    observed.last_seen_on,
    cast(newest.last_at as date) as last_event_on,
    writers.name as wrote_last
from core.people as people
inner join wanted on people.person_id = wanted.person_id
left join observed on people.person_id = observed.person_id
left join networks on people.person_id = networks.person_id
left join ties on people.person_id = ties.person_id
left join newest on people.person_id = newest.person_id
left join core.people as writers on newest.from_person = writers.person_id
order by people.person_id;
