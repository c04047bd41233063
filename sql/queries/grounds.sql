-- One row per owner and person: what a reference could rest on beside the count of exchanges. Recommendations: the newest day
-- of each direction. Colleagues: the longest time at one employer; null where there is none of a day or more. With `until`, by what
-- had happened by the end of that day.
with moment as (
    select coalesce(cast(getvariable('until') as date), date '9999-12-31') as until
),

shared as (
    select
        owners.owner,
        theirs.person_id,
        theirs.company,
        greatest(mine.first_on, theirs.first_on) as together_from,
        least(mine.last_on, theirs.last_on, moment.until) as together_until
    from core.owners as owners
    inner join core.employment as mine on owners.person_id = mine.person_id
    inner join core.employment as theirs
        on mine.company_key = theirs.company_key and mine.person_id != theirs.person_id
    cross join moment
    where least(mine.last_on, theirs.last_on, moment.until) > greatest(mine.first_on, theirs.first_on)
    qualify
        row_number() over (
            partition by owners.owner, theirs.person_id
            order by together_until - together_from desc, together_until desc, theirs.company asc
        ) = 1
),

recommendations as (
    select
        events.from_person,
        events.audience_id,
        cast(max(events.occurred_at) as date) as day
    from core.events as events
    cross join moment
    where
        events.kind = 'recommendation' and events.from_person is not null
        and cast(events.occurred_at as date) <= moment.until
    group by events.from_person, events.audience_id
),

praised as (
    select
        owners.owner,
        if(recommendations.from_person = owners.person_id, audiences.person_id, recommendations.from_person) as person_id,
        max(recommendations.day) filter (where audiences.person_id = owners.person_id) as received_on,
        max(recommendations.day) filter (where recommendations.from_person = owners.person_id) as given_on
    from recommendations
    inner join core.audiences as audiences on recommendations.audience_id = audiences.audience_id
    inner join core.owners as owners on owners.person_id in (recommendations.from_person, audiences.person_id)
    where recommendations.from_person != audiences.person_id
    group by all
)

select
    coalesce(shared.owner, praised.owner) as owner,
    coalesce(shared.person_id, praised.person_id) as person_id,
    praised.received_on,
    praised.given_on,
    shared.company,
    shared.together_from,
    shared.together_until
from shared
full outer join praised on shared.owner = praised.owner and shared.person_id = praised.person_id
order by owner, person_id;
