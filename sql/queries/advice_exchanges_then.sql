-- One row per owner, person and earlier day asked for: what core.exchanges would have held as of the end of that day, by what is
-- known tonight of the time until then.
create or replace temporary table moments as
select unnest(getvariable('moments'), recursive := true);

create or replace temporary table ledger_then as
select
    moments.as_of,
    days.*
from core.exchange_days as days
inner join moments on days.owner = moments.owner and days.day <= moments.as_of;

create or replace temporary table rhythm_then as
with days as (
    select
        owner,
        as_of,
        person_id,
        day,
        bool_or(fifths > 0 and is_direct) as is_contact
    from ledger_then
    group by owner, as_of, person_id, day
),

gaps as (
    select
        owner,
        as_of,
        person_id,
        is_contact,
        -- what was only in copy interrupts no silence
        day - lag(day) over (partition by owner, as_of, person_id, is_contact order by day) as gap
    from days
),

usual as (
    select
        owner,
        as_of,
        person_id,
        count(*) filter (where is_contact) as contact_days,
        median(gap) filter (where is_contact) as median_gap_days
    from gaps
    group by owner, as_of, person_id
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

create or replace temporary table decayed_then as
select
    ledger_then.*,
    pow(2, -(ledger_then.as_of - ledger_then.day) / rhythm_then.half_life_days) as share_left,
    if(ledger_then.fifths > 0, greatest(1, cast(round(ledger_then.fifths * share_left) as bigint)), 0) as fifths_left
from ledger_then
inner join rhythm_then
    on
        ledger_then.owner = rhythm_then.owner
        and ledger_then.as_of = rhythm_then.as_of
        and ledger_then.person_id = rhythm_then.person_id;

with contact as (
    select
        owner,
        as_of,
        person_id,
        day,
        greatest(1, cast(round(1e9 * any_value(share_left)) as bigint)) as left_of_day
    from decayed_then
    where fifths > 0 and is_direct
    group by owner, as_of, person_id, day
),

days as (
    select
        owner,
        as_of,
        person_id,
        cast(sum(left_of_day) as double) / 1e9 as decayed_contact_days
    from contact
    group by owner, as_of, person_id
),

summed as (
    select
        owner,
        as_of,
        person_id,
        cast(sum(fifths_left) filter (where is_sent and fifths > 0) as double) / 5e9 as sent,
        cast(sum(fifths_left) filter (where not is_sent and fifths > 0) as double) / 5e9 as received,
        -- what was only in copy weighs a little and is no exchange
        coalesce(sum(events) filter (where is_sent and is_direct and fifths > 0), 0) as n_sent,
        coalesce(sum(events) filter (where not is_sent and is_direct and fifths > 0), 0) as n_received,
        coalesce(sum(private_events) filter (where is_sent), 0) as private_sent,
        coalesce(sum(private_events) filter (where not is_sent), 0) as private_received,
        coalesce(sum(events) filter (where kind = 'meeting' and is_sent and is_direct and fifths > 0), 0) as meetings,
        coalesce(sum(events) filter (where kind = 'recommendation'), 0) as recommendations,
        count(distinct source) filter (where fifths > 0 and is_direct) as channels,
        min(day) filter (where fifths > 0 and is_direct) as first_contact_on,
        max(day) filter (where fifths > 0 and is_direct) as last_contact_on
    from decayed_then
    group by owner, as_of, person_id
)

select
    summed.owner,
    summed.person_id,
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
    rhythm_then.contact_days,
    summed.first_contact_on,
    summed.last_contact_on,
    rhythm_then.median_gap_days,
    rhythm_then.half_life_days,
    rhythm_then.half_life_basis,
    days.decayed_contact_days
from summed
inner join rhythm_then
    on
        summed.owner = rhythm_then.owner
        and summed.as_of = rhythm_then.as_of
        and summed.person_id = rhythm_then.person_id
left join days
    on summed.owner = days.owner and summed.as_of = days.as_of and summed.person_id = days.person_id
order by summed.owner, summed.as_of, summed.person_id;
