-- Remarks on exports that are used: what their readers noted, and what they did not use. Goes on from files.
truncate core.notes;

insert into core.notes by name
with spans as (
    select
        local_owner,
        source,
        conversation,
        date_trunc('minute', min(occurred_at)) as first_at,
        max(occurred_at) as last_at
    from placed_events
    where grade <= 1
    group by local_owner, source, conversation
)

select concerned.owner, concerned.export_id, notes.file, notes.note
from concerned
inner join raw.notes as notes on concerned.package_id = notes.package_id

union all

select owner, export_id, file, 'not known to the reader, not used' as note
from core.files
where status = 'unknown'

union all

select
    concerned.owner,
    concerned.export_id,
    rejects.file,
    cast(count(*) as varchar) || ' rows not used: ' || rejects.reason as note
from concerned
inner join raw.rejects as rejects on concerned.package_id = rejects.package_id
group by concerned.owner, concerned.export_id, rejects.file, rejects.reason

union all

select
    concerned.owner,
    concerned.export_id,
    null as file,
    'list ' || lists.list || ' is not usable: ' || coalesce(lists.reason, '') as note
from concerned
inner join raw.lists as lists on concerned.package_id = lists.package_id
where lists.state = 'absent' and coalesce(lists.owner, concerned.owner) = concerned.owner

union all

-- wall clocks of which most fit nothing that a more exact format tells (both from events_in_formats.sql, of this night)
select
    rough.local_owner as owner,
    rough.export_id,
    null as file,
    cast(count(*) filter (where finer.event_id is null) as varchar) || ' of ' || cast(count(*) as varchar)
    || ' messages of pages match none that JSON tells of the same conversation and time, and count besides: '
    || 'is time_zone = ' || any_value(night.time_zone) || ' where they were shown?' as note
from placed_events as rough
inner join spans
    on
        rough.local_owner = spans.local_owner
        and rough.source = spans.source
        and rough.conversation = spans.conversation
        and rough.occurred_at between spans.first_at and spans.last_at
left join finer on rough.event_id = finer.event_id and rough.local_owner = finer.local_owner
cross join state.night as night
where rough.grade in (3, 5)
group by rough.local_owner, rough.export_id
having count(*) > 2 and count(*) filter (where finer.event_id is null) * 2 > count(*)
order by all;
