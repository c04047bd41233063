-- Events of all exports, each once, between persons; and who was reached by each.

-- packages and audiences by number: millions of rows are joined by them
create or replace temporary table packages as
select
    package_id,
    local_owner,
    row_number() over (order by package_id, local_owner) as package
from (select distinct package_id, local_owner from core.used) as distinct_packages;

create or replace temporary table circles as
select
    package,
    audience,
    row_number() over (order by package, audience) as audience_id
from (
    select distinct packages.package, audiences.audience
    from packages
    inner join raw.audiences as audiences on packages.package_id = audiences.package_id
) as distinct_audiences;

-- the members of each audience, as the owner of the export knows them
create or replace temporary table reached as
select
    circles.audience_id,
    core.localised(audiences.key, packages.local_owner) as key,
    keys.person_id,
    audiences.role
from packages
inner join raw.audiences as audiences on packages.package_id = audiences.package_id
inner join circles on packages.package = circles.package and audiences.audience = circles.audience
left join core.keys as keys on core.localised(audiences.key, packages.local_owner) = keys.key;

-- a person with two accounts is one; a name that several bear is somebody too
create or replace temporary table present as
select distinct
    audience_id,
    coalesce(person_id, key) as somebody
from reached
where key is not null;

-- and so is each who is not named
create or replace temporary table sizes as
select
    audience_id,
    cast(sum(named) + sum(unnamed) as bigint) as members,
    sum(unnamed) > 0 as has_unnamed
from (
    select audience_id, 1 as named, 0 as unnamed
    from present
    union all
    select audience_id, 0 as named, 1 as unnamed
    from reached
    where key is null
) as counted
group by audience_id;

-- one event of one owner in several exports is one event: the newest export knows best who is meant
create or replace temporary table events_of_owners as
with copies as (
    select
        used.source,
        used.owner,
        used.local_owner,
        used.export_id,
        packages.package,
        used.exported_on,
        events.scope,
        case
            when events.clock like 'local%' then (events.occurred_at at time zone night.time_zone) at time zone 'UTC'
            else events.occurred_at
        end as at_utc,
        -- how exactly the event is told, the most exact first; a thread without an id of its own begins with ~
        case
            when events.scope != 'owner' or events.kind not in ('message', 'call') then 0
            when events.clock = 'second' then 2
            when events.clock = 'local second' then 3
            when events.clock = 'minute' then 4
            when events.clock = 'local minute' then 5
            else cast(events.thread like '~%' as int)
        end as grade,
        events.kind,
        events.wording,
        events.audience,
        core.localised(events.from_key, used.local_owner) as from_key,
        case events.scope
            when 'network' then used.source || ':' || events.event
            else used.source || ':~' || used.local_owner || '/' || events.event
        end as event_id,
        case events.scope
            when 'network' then used.source || ':' || events.thread
            else used.source || ':~' || used.local_owner || '/' || events.thread
        end as thread_id
    from core.used as used
    inner join packages on used.package_id = packages.package_id and used.local_owner = packages.local_owner
    inner join raw.events as events on used.package_id = events.package_id
    cross join state.night as night
    where at_utc < night.until -- not occurred_at: the column would hide the alias
    qualify
        row_number() over (
            partition by event_id, used.local_owner
            order by used.exported_on desc, used.package_id asc, events.audience asc
        ) = 1
)

select
    copies.event_id,
    copies.scope,
    copies.source,
    copies.owner,
    copies.local_owner,
    [copies.export_id] as export_ids,
    copies.at_utc as occurred_at,
    copies.kind,
    copies.wording,
    copies.thread_id,
    copies.grade,
    circles.audience_id,
    senders.person_id as from_person,
    coalesce(senders.person_id, copies.from_key) as sender,
    owners.person_id as owner_person,
    sizes.members + case
        -- who convenes a meeting without being there is not one of those who are
        when copies.from_key is null then cast(not sizes.has_unnamed and copies.kind != 'meeting' as int)
        else cast(present.audience_id is null as int)
    end as participants
from copies
inner join circles on copies.package = circles.package and copies.audience = circles.audience
inner join sizes on circles.audience_id = sizes.audience_id
left join core.keys as senders on copies.from_key = senders.key
left join present
    on circles.audience_id = present.audience_id and coalesce(senders.person_id, copies.from_key) = present.somebody
left join core.owners as owners on copies.owner = owners.owner; -- null: an export of nobody's

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

-- Networks without ids of events: what two owners both show at the same moment, each with the other in it.
-- How many a group holds may differ: it can have grown between the two exports.
create or replace temporary table twins as
with own as (
    select
        events.*,
        row_number() over (
            partition by events.local_owner, events.kind, events.occurred_at, events.thread_id order by events.event_id
        ) as nth
    from events_of_owners as events
    anti join finer on events.event_id = finer.event_id and events.local_owner = finer.local_owner
    where events.scope = 'owner'
)

select
    mine.event_id,
    other.event_id as other_id
from own as mine
inner join own as other
    on
        mine.source = other.source
        and mine.kind = other.kind
        and mine.occurred_at = other.occurred_at
        and mine.nth = other.nth
        and (mine.participants = 2) = (other.participants = 2)
        and mine.local_owner != other.local_owner
semi join present as there
    on mine.audience_id = there.audience_id and other.owner_person = there.somebody
semi join present as here
    on other.audience_id = here.audience_id and mine.owner_person = here.somebody;

-- what the first owner shares with the second, and the second with the third, is one event of all three
create or replace temporary table firsts as
with recursive shared as (
    select event_id, other_id from twins
    union
    select shared.event_id, twins.other_id
    from shared
    inner join twins on shared.other_id = twins.event_id
)

select event_id, least(event_id, min(other_id)) as first_id
from shared
group by event_id;

truncate core.events;

insert into core.events by name
with merged as (
    select
        events.* replace (coalesce(firsts.first_id, finer.finer_id, events.event_id) as event_id)
    from events_of_owners as events
    left join finer on events.event_id = finer.event_id and events.local_owner = finer.local_owner
    left join firsts on coalesce(finer.finer_id, events.event_id) = firsts.event_id
),

-- most events are one owner's alone: only the others need a look at all their copies
shared as (
    select event_id
    from merged
    group by event_id
    having count(*) > 1
),

copies as (
    select merged.*
    from merged
    semi join shared on merged.event_id = shared.event_id
),

witnesses as (
    select
        event_id,
        min(owner) as owner,
        list_sort(list_distinct(flatten(list(export_ids)))) as export_ids,
        -- a sender's own export alone shows that the words are those he always takes; a copy may lack the text
        if(bool_or(wording = 'generic'), 'generic', max(wording)) as wording
    from copies
    group by event_id
),

told as (
    select merged.*
    from merged
    anti join shared on merged.event_id = shared.event_id

    union all by name

    select
        copies.* replace (
            witnesses.owner as owner, witnesses.export_ids as export_ids, witnesses.wording as wording
        )
    from copies
    inner join witnesses on copies.event_id = witnesses.event_id
    qualify row_number() over (partition by copies.event_id order by copies.grade, copies.local_owner, copies.audience_id) = 1
)

select
    event_id,
    occurred_at,
    owner,
    export_ids,
    source,
    kind,
    wording,
    from_person,
    thread_id,
    audience_id,
    participants
from told
order by event_id;

truncate core.audiences;

insert into core.audiences by name
with told as (
    select reached.*
    from reached
    where reached.audience_id in (select events.audience_id from core.events as events)
)

select distinct
    audience_id,
    person_id,
    role,
    1 as people
from told
where person_id is not null

union all

select
    audience_id,
    null as person_id,
    role,
    count(distinct key) + count(*) filter (where key is null) as people
from told
where person_id is null
group by audience_id, role
order by all;
