-- Events of all exports, each once, between persons; and who was reached by each.

-- the members of each audience, as the owner of the export knows them
create or replace temporary table reached as
with packages as (
    select distinct package_id, local_owner
    from core.used
)

select
    packages.package_id,
    packages.local_owner,
    audiences.audience,
    core.localised(audiences.key, packages.local_owner) as key,
    keys.person_id,
    audiences.role
from packages
inner join raw.audiences as audiences on packages.package_id = audiences.package_id
left join core.keys as keys on core.localised(audiences.key, packages.local_owner) = keys.key;

create or replace temporary table circles as
select
    package_id,
    local_owner,
    audience,
    row_number() over (order by package_id, local_owner, audience) as audience_id,
    -- a person with two accounts is one; a name that several bear, and each who is not named, is somebody too
    count(distinct coalesce(person_id, key)) + count(*) filter (where key is null) as members,
    list(distinct key) filter (where key is not null) as keys,
    list(distinct person_id) filter (where person_id is not null) as persons,
    bool_or(key is null) as has_unnamed
from reached
group by package_id, local_owner, audience;

-- one event of one owner in several exports is one event: the newest export knows best who is meant
create or replace temporary table events_of_owners as
with copies as (
    select
        used.source,
        used.owner,
        used.local_owner,
        used.export_id,
        used.package_id,
        used.exported_on,
        events.scope,
        case events.clock
            when 'local' then (events.occurred_at at time zone night.time_zone) at time zone 'UTC'
            else events.occurred_at
        end as at_utc,
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
    copies.export_id,
    copies.at_utc as occurred_at,
    copies.kind,
    copies.wording,
    copies.thread_id,
    circles.audience_id,
    circles.persons,
    senders.person_id as from_person,
    owners.person_id as owner_person,
    circles.members + case
        -- who convenes a meeting without being there is not one of those who are
        when copies.from_key is null then cast(not circles.has_unnamed and copies.kind != 'meeting' as int)
        else cast(
            not list_contains(circles.keys, copies.from_key)
            and not coalesce(list_contains(circles.persons, senders.person_id), false)
            as int
        )
    end as participants
from copies
inner join circles
    on
        copies.package_id = circles.package_id
        and copies.local_owner = circles.local_owner
        and copies.audience = circles.audience
left join core.keys as senders on copies.from_key = senders.key
left join core.owners as owners on copies.owner = owners.owner; -- null: an export of nobody's

-- Networks without ids of events: what two owners both show at the same moment, each with the other in it.
-- How many a group holds may differ: it can have grown between the two exports.
create or replace temporary table twins as
with own as (
    select
        *,
        row_number() over (partition by local_owner, kind, occurred_at, thread_id order by event_id) as nth
    from events_of_owners
    where scope = 'owner'
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
        and list_contains(mine.persons, other.owner_person)
        and list_contains(other.persons, mine.owner_person);

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
        events.* replace (coalesce(firsts.first_id, events.event_id) as event_id)
    from events_of_owners as events
    left join firsts on events.event_id = firsts.event_id
),

witnesses as (
    select
        event_id,
        min(owner) as owner,
        list_sort(list(distinct export_id)) as export_ids,
        -- a sender's own export alone shows that the words are those he always takes; a copy may lack the text
        if(bool_or(wording = 'generic'), 'generic', max(wording)) as wording
    from merged
    group by event_id
)

select
    merged.event_id,
    merged.occurred_at,
    witnesses.owner,
    witnesses.export_ids,
    merged.source,
    merged.kind,
    witnesses.wording,
    merged.from_person,
    merged.thread_id,
    merged.audience_id,
    merged.participants
from merged
inner join witnesses on merged.event_id = witnesses.event_id
qualify row_number() over (partition by merged.event_id order by merged.local_owner, merged.audience_id) = 1
order by merged.event_id;

truncate core.audiences;

insert into core.audiences by name
select
    circles.audience_id,
    reached.person_id,
    reached.role,
    if(reached.person_id is null, count(distinct reached.key) + count(*) filter (where reached.key is null), 1) as people
from reached
inner join circles
    on
        reached.package_id = circles.package_id
        and reached.local_owner = circles.local_owner
        and reached.audience = circles.audience
where circles.audience_id in (select events.audience_id from core.events as events)
group by circles.audience_id, reached.person_id, reached.role
order by all;
