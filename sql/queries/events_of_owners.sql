-- One row per owner and event, whatever exports of his tell it; of owners none, for an export of nobody's.

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
