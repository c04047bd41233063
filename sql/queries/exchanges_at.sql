-- What each owner and each other person had exchanged by the end of each day asked for (else the night's), as far as tonight's exports
-- tell, and what was left of it then; leaves `exchanges_at` and, for its terms, `decayed` with `observers` and `numbered` behind.
create or replace temporary table moments as
select
    asked.owner,
    asked.as_of
from (
    select unnest(cast(getvariable('moments') as struct(owner varchar, as_of date)[]), recursive := true)
) as asked
union all
select
    owners.owner,
    night.as_of
from core.owners as owners
cross join state.night as night
where getvariable('moments') is null;

-- people and owners by number: a ledger of many rows is grouped by them
create or replace temporary table observers as
select
    owner,
    row_number() over (order by owner) as observer
from (select distinct owner from moments) as everybody;

create or replace temporary table numbered as
select
    person_id,
    row_number() over (order by person_id) as person
from (
    select distinct days.person_id
    from core.exchange_days as days
    inner join observers on days.owner = observers.owner
) as everybody;

create or replace temporary table ledger as
select
    observers.observer,
    numbered.person,
    moments.as_of,
    days.day,
    days.source,
    days.kind,
    days.is_sent,
    days.is_direct,
    days.fifths,
    days.events,
    days.private_events
from core.exchange_days as days
inner join observers on days.owner = observers.owner
inner join numbered on days.person_id = numbered.person_id
inner join moments on observers.owner = moments.owner and days.day <= moments.as_of;

-- from the fourth day of contact on a tie has a rhythm of its own: three of its usual gaps halve an event
create or replace temporary table rhythm as
with days as (
    select
        observer,
        person,
        as_of,
        day,
        bool_or(fifths > 0 and is_direct) as is_contact
    from ledger
    group by observer, person, as_of, day
),

gaps as (
    select
        observer,
        person,
        as_of,
        is_contact,
        -- what was only in copy interrupts no silence
        day - lag(day) over (partition by observer, person, as_of, is_contact order by day) as gap
    from days
),

usual as (
    select
        observer,
        person,
        as_of,
        count(*) filter (where is_contact) as contact_days,
        median(gap) filter (where is_contact) as median_gap_days
    from gaps
    group by observer, person, as_of
)

select
    usual.*,
    case
        when usual.contact_days < 4 then 'default'
        when 3 * usual.median_gap_days < 60 then 'shortest'
        when 3 * usual.median_gap_days > 730 then 'longest'
        else 'rhythm'
    end as half_life_basis,
    case half_life_basis
        when 'default' then night.half_life_days
        when 'shortest' then 60.0
        when 'longest' then 730.0
        else 3 * usual.median_gap_days
    end as half_life_days
from usual
cross join state.night as night;

create or replace temporary table decayed as
select
    ledger.*,
    pow(2, -(ledger.as_of - ledger.day) / rhythm.half_life_days) as share_left,
    -- never nothing: what decayed away long ago was there all the same
    if(ledger.fifths > 0, greatest(1, cast(round(ledger.fifths * share_left) as bigint)), 0) as fifths_left
from ledger
inner join rhythm
    on ledger.observer = rhythm.observer and ledger.person = rhythm.person and ledger.as_of = rhythm.as_of;

create or replace temporary table exchanges_at as
with days as (
    select
        observer,
        person,
        as_of,
        cast(sum(left_of_day) as double) / 1e9 as decayed_contact_days
    from (
        select
            observer,
            person,
            as_of,
            greatest(1, cast(round(1e9 * any_value(share_left)) as bigint)) as left_of_day
        from decayed
        where fifths > 0 and is_direct
        group by observer, person, as_of, day
    ) as contact
    group by observer, person, as_of
),

summed as (
    select
        observer,
        person,
        as_of,
        cast(sum(fifths_left) filter (where is_sent and fifths > 0) as double) / 5e9 as sent,
        cast(sum(fifths_left) filter (where not is_sent and fifths > 0) as double) / 5e9 as received,
        -- what was only in copy weighs a little and is no exchange
        coalesce(sum(events) filter (where is_sent and is_direct and fifths > 0), 0) as n_sent,
        coalesce(sum(events) filter (where not is_sent and is_direct and fifths > 0), 0) as n_received,
        coalesce(sum(private_events) filter (where is_sent), 0) as private_sent,
        coalesce(sum(private_events) filter (where not is_sent), 0) as private_received,
        -- what both did stands in both directions, and happened once
        coalesce(sum(events) filter (where kind = 'meeting' and is_sent and is_direct and fifths > 0), 0) as meetings,
        coalesce(sum(events) filter (where kind = 'recommendation'), 0) as recommendations,
        count(distinct source) filter (where fifths > 0 and is_direct) as channels,
        min(day) filter (where fifths > 0 and is_direct) as first_contact_on,
        max(day) filter (where fifths > 0 and is_direct) as last_contact_on
    from decayed
    group by observer, person, as_of
)

select
    observers.owner,
    numbered.person_id,
    summed.as_of,
    summed.sent,
    summed.received,
    cast(summed.n_sent as bigint) as n_sent,
    cast(summed.n_received as bigint) as n_received,
    cast(summed.private_sent as bigint) as private_sent,
    cast(summed.private_received as bigint) as private_received,
    cast(summed.meetings as bigint) as meetings,
    cast(summed.recommendations as bigint) as recommendations,
    summed.channels,
    rhythm.contact_days,
    summed.first_contact_on,
    summed.last_contact_on,
    rhythm.median_gap_days,
    rhythm.half_life_days,
    rhythm.half_life_basis,
    days.decayed_contact_days
from summed
inner join rhythm
    on summed.observer = rhythm.observer and summed.person = rhythm.person and summed.as_of = rhythm.as_of
inner join observers on summed.observer = observers.observer
inner join numbered on summed.person = numbered.person
left join days
    on summed.observer = days.observer and summed.person = days.person and summed.as_of = days.as_of
order by observers.owner, summed.as_of, numbered.person_id;
