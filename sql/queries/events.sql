-- Events of all exports, each once, between persons; and who was reached by each. Goes on from events_of_owners and
-- events_in_formats.

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
