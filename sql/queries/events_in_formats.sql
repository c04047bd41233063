-- One row per event that a more exact format of the same owner's exports tells, too: `finer`. Goes on from events_of_owners.

-- One owner's exports in several formats tell one message to the millisecond, to the second and to the minute, in threads with
-- an id and without. Conversations are then the same whose members are; in one of them, what a sender wrote within a minute is
-- counted: whatever a more exact format has is not told again by another.
create or replace temporary table told_twice as
with mixed as (
    select distinct
        local_owner,
        source
    from events_of_owners
    where grade > 0
)

select events.*
from events_of_owners as events
semi join mixed on events.local_owner = mixed.local_owner and events.source = mixed.source
where events.scope = 'owner' and events.kind in ('message', 'call');

create or replace temporary table placed_events as
with circle as (
    select distinct
        audience_id,
        owner_person
    from told_twice
),

company as (
    select
        circle.audience_id,
        string_agg(present.somebody, '|' order by present.somebody) as members
    from circle
    inner join present
        on circle.audience_id = present.audience_id and circle.owner_person is distinct from present.somebody
    group by circle.audience_id
),

-- the most exact copy of a thread knows best whose it is
conversations as (
    select
        events.local_owner,
        events.source,
        events.thread_id,
        coalesce(min_by(company.members, events.grade), events.thread_id) as conversation
    from told_twice as events
    left join company on events.audience_id = company.audience_id
    group by events.local_owner, events.source, events.thread_id
)

select
    events.event_id,
    events.local_owner,
    events.export_ids[1] as export_id,
    events.source,
    events.sender,
    events.grade,
    events.occurred_at,
    conversations.conversation,
    date_trunc('minute', events.occurred_at) as within
from told_twice as events
inner join conversations
    on
        events.local_owner = conversations.local_owner
        and events.source = conversations.source
        and events.thread_id = conversations.thread_id;

-- chats from the zip of end-to-end encrypted ones are as exact as the others: the very millisecond counts
create or replace temporary table sealed as
with numbered as (
    select
        *,
        row_number() over (
            partition by local_owner, source, conversation, sender, occurred_at, grade order by event_id
        ) as nth
    from placed_events
    where grade <= 1
)

select
    sealed.event_id,
    sealed.local_owner,
    plain.event_id as finer_id
from numbered as sealed
inner join numbered as plain
    on
        sealed.local_owner = plain.local_owner
        and sealed.source = plain.source
        and sealed.conversation = plain.conversation
        and sealed.sender is not distinct from plain.sender
        and sealed.occurred_at = plain.occurred_at
        and sealed.nth = plain.nth
where sealed.grade = 1 and plain.grade = 0;

create or replace temporary table finer as
with numbered as (
    select
        events.*,
        row_number() over (
            partition by events.local_owner, events.source, events.conversation, events.sender, events.within, events.grade
            order by events.occurred_at, events.event_id
        ) as nth
    from placed_events as events
    anti join sealed on events.event_id = sealed.event_id and events.local_owner = sealed.local_owner
)

select
    rough.event_id,
    rough.local_owner,
    min_by(exact.event_id, exact.grade) as finer_id
from numbered as rough
inner join numbered as exact
    on
        rough.local_owner = exact.local_owner
        and rough.source = exact.source
        and rough.conversation = exact.conversation
        and rough.sender is not distinct from exact.sender
        and rough.within = exact.within
        and rough.nth = exact.nth
        and rough.grade > exact.grade
where rough.grade > 1
group by rough.event_id, rough.local_owner

union all

select
    event_id,
    local_owner,
    finer_id
from sealed;
