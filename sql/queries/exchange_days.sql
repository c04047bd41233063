-- The ledger of contact: what each owner and each other person exchanged on each day, undecayed.

-- people and owners by number: millions of rows are grouped by them
create or replace temporary table numbered as
select
    person_id,
    row_number() over (order by person_id) as person
from (
    select person_id from core.audiences
    union
    select from_person from core.events
    union
    select person_id from core.owners
) as everybody
where person_id is not null;

create or replace temporary table observers as
select
    owners.owner,
    numbered.person,
    row_number() over (order by owners.owner) as observer
from core.owners as owners
inner join numbered on owners.person_id = numbered.person_id;

-- whom nobody sees: a mail to one person stays private when a copy goes to one's own archive
create or replace temporary table unseen as
select
    audience_id,
    cast(sum(people) as bigint) as people
from core.audiences
where role = 'bcc'
group by audience_id;

-- events that say something of two people: small enough to be meant for each, and of a kind that counts
create or replace temporary table telling as
select
    events.source,
    events.kind,
    numbered.person as sender,
    events.audience_id,
    cast(events.occurred_at as date) as day,
    events.kind in ('meeting', 'call') as is_mutual,
    events.participants - coalesce(unseen.people, 0) = 2 and events.kind in ('message', 'email', 'call', 'meeting') as is_private,
    events.rowid as telling_id,
    -- whole billionths: sums do not depend on the order of rows
    if(
        base_weights.weight > 0 and events.participants <= night.group_cap,
        greatest(1, cast(round(1e9 * base_weights.weight / greatest(events.participants - 1, 1)) as bigint)),
        0
    ) as units
from core.events as events
inner join state.base_weights as base_weights on events.kind = base_weights.kind
left join numbered on events.from_person = numbered.person_id
left join unseen on events.audience_id = unseen.audience_id
cross join state.night as night
where
    (base_weights.weight > 0 and events.participants <= night.group_cap)
    or is_private
    or events.kind = 'recommendation';

-- who was reached, in the weightier of two roles: to counts in full, cc a fifth, bcc makes no tie
create or replace temporary table reached_people as
select
    audiences.audience_id,
    numbered.person,
    max(if(audiences.role = 'to', 5, 1)) as fifths
from core.audiences as audiences
inner join numbered on audiences.person_id = numbered.person_id
where audiences.role in ('to', 'cc')
group by audiences.audience_id, numbered.person;

-- what people do together, everybody who takes part does towards everybody else, whoever called it
create or replace temporary table attending as
select
    taking_part.telling_id,
    taking_part.person,
    max(taking_part.fifths) as fifths
from (
    select telling.telling_id, reached_people.person, reached_people.fifths
    from telling
    inner join reached_people on telling.audience_id = reached_people.audience_id
    where telling.is_mutual
    union all
    select telling.telling_id, telling.sender as person, 5 as fifths
    from telling
    where telling.is_mutual and telling.sender is not null
) as taking_part
group by taking_part.telling_id, taking_part.person;

-- one row per owner, person, day, network, kind, direction and role: nothing has decayed yet
create or replace temporary table exchange_days as
with facing as (
    select
        observers.observer,
        reached_people.person,
        true as is_sent,
        reached_people.fifths,
        telling.*
    from observers
    inner join telling on observers.person = telling.sender
    inner join reached_people on telling.audience_id = reached_people.audience_id
    where not telling.is_mutual and reached_people.person != observers.person

    union all

    select
        observers.observer,
        telling.sender as person,
        false as is_sent,
        reached_people.fifths,
        telling.*
    from observers
    inner join reached_people on observers.person = reached_people.person
    inner join telling on reached_people.audience_id = telling.audience_id
    where not telling.is_mutual and telling.sender != observers.person

    union all

    select
        observers.observer,
        others.person,
        unnest([true, false]) as is_sent,
        least(mine.fifths, others.fifths) as fifths,
        telling.*
    from observers
    inner join attending as mine on observers.person = mine.person
    inner join attending as others on mine.telling_id = others.telling_id
    inner join telling on mine.telling_id = telling.telling_id
    where others.person != observers.person
)

select
    observer,
    person,
    day,
    source,
    kind,
    is_sent,
    fifths = 5 as is_direct,
    cast(sum(units * fifths) as bigint) as fifths,
    count(*) as events,
    count(*) filter (where is_private) as private_events
from facing
group by observer, person, day, source, kind, is_sent, is_direct;
