-- What the day of the night decides for `resolve`. The days and times of what was read are fixed by its content, by the
-- decisions and by the time zone, so that a count says which exports and which events a night sees: the counts move on when
-- the day passes one of them. Exports that lie ahead are told with the day itself.
with days as (
    select coalesce(decided.exported_on, sightings.dated_on) as exported_on
    from raw.sightings as sightings
    left join decisions.exports as decided
        on
            decided.exported_on is not null
            and (sightings.path = decided.file or parse_filename(sightings.path) = decided.file)
),

moments as (
    select
        if(
            events.clock like 'local%',
            (events.occurred_at at time zone night.time_zone) at time zone 'UTC',
            events.occurred_at
        ) as at_utc
    from raw.events as events
    cross join state.night as night
)

select
    (select count(*) from days where days.exported_on <= night.as_of) as exports,
    (select count(*) from moments where moments.at_utc < night.until) as events,
    if(exists (select 1 from days where days.exported_on > night.as_of), night.as_of, null) as told_on
from state.night as night;
