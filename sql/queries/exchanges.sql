-- What each owner and each other person exchanged, as far as all exports tell.
create or replace temporary table facing as
with weighed as (
    select
        events.*,
        cast(events.occurred_at as date) as day,
        -- never nothing: what decayed away long ago was there all the same
        greatest(
            1,
            cast(
                round(
                    1e9 * base_weights.weight / greatest(events.participants - 1, 1)
                    * exp(-ln(2) * (epoch(night.until) - epoch(events.occurred_at)) / 86400 / night.half_life_days)
                ) as bigint
            )
        ) as units,
        base_weights.weight > 0 and events.participants <= night.group_cap as is_contact,
        events.participants = 2 and events.kind in ('message', 'email', 'call') as is_private
    from core.events as events
    inner join state.base_weights as base_weights on events.kind = base_weights.kind
    cross join state.night as night
)

select
    owners.owner,
    audiences.person_id,
    true as is_sent,
    audiences.role,
    weighed.*
from core.owners as owners
inner join weighed on owners.person_id = weighed.from_person
inner join core.audiences as audiences on weighed.audience_id = audiences.audience_id
where audiences.person_id != owners.person_id and audiences.role != 'bcc'

union all

select
    owners.owner,
    weighed.from_person as person_id,
    false as is_sent,
    audiences.role,
    weighed.*
from core.owners as owners
inner join core.audiences as audiences on owners.person_id = audiences.person_id
inner join weighed on audiences.audience_id = weighed.audience_id
where weighed.from_person != owners.person_id and audiences.role != 'bcc';

create or replace temporary table rhythm as
with days as (
    select distinct owner, person_id, day
    from facing
    where is_contact and role = 'to'
),

gaps as (
    select
        owner,
        person_id,
        day - lag(day) over (partition by owner, person_id order by day) as gap
    from days
)

select owner, person_id, median(gap) as median_gap_days
from gaps
group by owner, person_id;

truncate core.exchanges;

insert into core.exchanges by name
with summed as (
    select
        owner,
        person_id,
        -- cc counts a fifth (methods: role weights)
        cast(sum(units * if(role = 'to', 5, 1)) filter (where is_sent and is_contact) as double) / 5e9 as sent,
        cast(sum(units * if(role = 'to', 5, 1)) filter (where not is_sent and is_contact) as double) / 5e9 as received,
        count(*) filter (where is_sent and is_contact) as n_sent,
        count(*) filter (where not is_sent and is_contact) as n_received,
        count(*) filter (where is_sent and is_private) as private_sent,
        count(*) filter (where not is_sent and is_private) as private_received,
        count(*) filter (where kind = 'meeting' and is_contact) as meetings,
        count(*) filter (where kind = 'recommendation') as recommendations,
        count(distinct day) filter (where is_contact and role = 'to') as contact_days,
        min(day) filter (where is_contact and role = 'to') as first_contact_on,
        max(day) filter (where is_contact and role = 'to') as last_contact_on
    from facing
    where person_id is not null
    group by owner, person_id
)

select
    summed.*,
    rhythm.median_gap_days
from summed
left join rhythm on summed.owner = rhythm.owner and summed.person_id = rhythm.person_id
order by summed.owner, summed.person_id;
