-- One row per invitation between the owners asked for and somebody: who invited whom, when, in which words, and what came of
-- it: a tie that began since (a day earlier at most: networks date ties by other clocks), and an answer in private to the one
-- who invited, by the minute.
with invitations as (
    select
        owners.owner,
        events.source,
        events.event_id,
        events.occurred_at,
        cast(events.occurred_at as date) as invited_on,
        events.wording,
        events.from_person = owners.person_id as is_sent,
        events.from_person,
        audiences.person_id as to_person,
        if(is_sent, to_person, events.from_person) as person_id
    from core.events as events
    inner join core.audiences as audiences on events.audience_id = audiences.audience_id
    inner join core.owners as owners on owners.person_id in (events.from_person, audiences.person_id)
    where
        events.kind = 'invitation'
        and events.from_person != audiences.person_id
        and list_contains(getvariable('owners'), owners.owner)
),

began as (
    select
        owner,
        source,
        person_id,
        max(coalesce(since, first_seen_on)) as began_on
    from core.ties
    where makes_contact
    group by owner, source, person_id
),

invited as (
    select distinct from_person, to_person
    from invitations
),

involved as (
    select from_person as person_id from invited
    union
    select to_person as person_id from invited
),

-- whom nobody sees: a mail to one person stays private when a copy goes to one's own archive
unseen as (
    select
        audience_id,
        sum(people) as people
    from core.audiences
    where role = 'bcc'
    group by audience_id
),

private as (
    select
        events.rowid as word_id,
        events.occurred_at,
        events.from_person,
        events.audience_id,
        events.kind in ('meeting', 'call') as is_mutual
    from core.events as events
    left join unseen on events.audience_id = unseen.audience_id
    where
        events.kind in ('message', 'email', 'call', 'meeting')
        and events.participants - coalesce(unseen.people, 0) = 2
),

-- what people do together, each does towards the other, whoever called it
taking_part as (
    select
        word_id,
        occurred_at,
        from_person as person_id,
        true as speaks,
        is_mutual as hears
    from private
    where from_person in (select involved.person_id from involved)
    union all
    select
        private.word_id,
        private.occurred_at,
        audiences.person_id,
        private.is_mutual as speaks,
        true as hears
    from private
    inner join core.audiences as audiences on private.audience_id = audiences.audience_id
    where
        audiences.role in ('to', 'cc')
        and audiences.person_id in (select involved.person_id from involved)
),

-- the last word of each who was invited to the one who invited
answers as (
    select
        invited.from_person,
        invited.to_person,
        max(speakers.occurred_at) as last_at
    from invited
    inner join taking_part as speakers on invited.to_person = speakers.person_id
    inner join taking_part as hearers
        on speakers.word_id = hearers.word_id and invited.from_person = hearers.person_id
    where speakers.speaks and hearers.hears
    group by invited.from_person, invited.to_person
)

select
    invitations.owner,
    invitations.source,
    invitations.person_id,
    invitations.invited_on,
    if(invitations.is_sent, 'sent', 'received') as direction,
    invitations.wording,
    coalesce(began.began_on >= invitations.invited_on - 1, false) as is_accepted,
    coalesce(answers.last_at > invitations.occurred_at, false) as is_answered
from invitations
left join began
    on
        invitations.owner = began.owner
        and invitations.source = began.source
        and invitations.person_id = began.person_id
left join answers
    on invitations.from_person = answers.from_person and invitations.to_person = answers.to_person
order by
    invitations.owner, invitations.source, invitations.person_id, invitations.occurred_at, invitations.event_id;
