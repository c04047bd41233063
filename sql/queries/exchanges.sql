-- What each owner and each other person exchanged, as far as all exports tell, and what is left of it.

-- people and owners by number: a ledger of many rows is grouped by them
create or replace temporary table numbered as
select
    person_id,
    row_number() over (order by person_id) as person
from (select distinct person_id from core.exchange_days) as everybody;

create or replace temporary table observers as
select
    owner,
    row_number() over (order by owner) as observer
from (select distinct owner from core.exchange_days) as everybody;

create or replace temporary table exchange_days as
select
    observers.observer,
    numbered.person,
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
inner join numbered on days.person_id = numbered.person_id;

-- from the fourth day of contact on a tie has a rhythm of its own: three of its usual gaps halve an event
create or replace temporary table rhythm as
with days as (
    select
        observer,
        person,
        day,
        bool_or(fifths > 0 and is_direct) as is_contact
    from exchange_days
    group by observer, person, day
),

gaps as (
    select
        observer,
        person,
        is_contact,
        -- what was only in copy interrupts no silence
        day - lag(day) over (partition by observer, person, is_contact order by day) as gap
    from days
),

usual as (
    select
        observer,
        person,
        count(*) filter (where is_contact) as contact_days,
        median(gap) filter (where is_contact) as median_gap_days
    from gaps
    group by observer, person
)

select
    usual.*,
    night.as_of,
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
    exchange_days.*,
    pow(2, -(rhythm.as_of - exchange_days.day) / rhythm.half_life_days) as share_left,
    -- never nothing: what decayed away long ago was there all the same
    if(exchange_days.fifths > 0, greatest(1, cast(round(exchange_days.fifths * share_left) as bigint)), 0) as fifths_left
from exchange_days
inner join rhythm on exchange_days.observer = rhythm.observer and exchange_days.person = rhythm.person;

truncate core.exchange_terms;

insert into core.exchange_terms by name
with summed as (
    select
        observer,
        person,
        source,
        kind,
        is_sent,
        is_direct,
        cast(sum(events) as bigint) as events,
        cast(sum(fifths) as double) / 5e9 as weight,
        cast(sum(fifths_left) as double) / 5e9 as decayed
    from decayed
    where fifths > 0
    group by observer, person, source, kind, is_sent, is_direct
)

select
    observers.owner,
    numbered.person_id,
    summed.source,
    summed.kind,
    if(summed.is_sent, 'sent', 'received') as direction,
    if(summed.is_direct, 'to', 'cc') as role,
    summed.events,
    summed.weight,
    summed.decayed
from summed
inner join observers on summed.observer = observers.observer
inner join numbered on summed.person = numbered.person
order by all;

truncate core.exchanges;

insert into core.exchanges by name
with days as (
    select
        observer,
        person,
        cast(sum(left_of_day) as double) / 1e9 as decayed_contact_days
    from (
        select
            observer,
            person,
            greatest(1, cast(round(1e9 * any_value(share_left)) as bigint)) as left_of_day
        from decayed
        where fifths > 0 and is_direct
        group by observer, person, day
    ) as contact
    group by observer, person
),

summed as (
    select
        observer,
        person,
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
    group by observer, person
)

select
    observers.owner,
    numbered.person_id,
    rhythm.as_of,
    summed.sent,
    summed.received,
    summed.n_sent,
    summed.n_received,
    summed.private_sent,
    summed.private_received,
    summed.meetings,
    summed.recommendations,
    summed.channels,
    rhythm.contact_days,
    summed.first_contact_on,
    summed.last_contact_on,
    rhythm.median_gap_days,
    rhythm.half_life_days,
    rhythm.half_life_basis,
    days.decayed_contact_days
from summed
inner join rhythm on summed.observer = rhythm.observer and summed.person = rhythm.person
inner join observers on summed.observer = observers.observer
inner join numbered on summed.person = numbered.person
left join days on summed.observer = days.observer and summed.person = days.person
order by observers.owner, numbered.person_id;
