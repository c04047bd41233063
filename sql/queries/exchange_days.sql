-- The ledger of contact: what each owner and each other person exchanged on each day, undecayed. It is kept from night to
-- night and given what is new. When anything in it is no longer what the events say, it is forgotten and begun again.

-- who was reached by an event, in which role, whatever number the audience has tonight: rows of an audience are all different
create or replace temporary table audience_marks as
select
    audience_id,
    bit_xor(hash(person_id, role)) as mark
from core.audiences
where role in ('to', 'cc')
group by audience_id;

-- whom nobody sees: a mail to one person stays private when a copy goes to one's own archive
create or replace temporary table unseen as
select
    audience_id,
    cast(sum(people) as bigint) as people
from core.audiences
where role = 'bcc'
group by audience_id;

-- Events that say something of two people: small enough to be meant for each, and of a kind that counts. Each has a mark: a
-- hash over everything that decides what it adds, the owners and these rules (`rules`, of this file) included.
create or replace temporary table marked as
with basis as (
    select hash(getvariable('rules'), list({ 'owner': owner, 'person_id': person_id } order by owner, person_id)) as mark
    from core.owners
),

telling as (
    select
        events.rowid as telling_id,
        events.participants - coalesce(unseen.people, 0) = 2
        and events.kind in ('message', 'email', 'call', 'meeting') as is_private,
        -- whole billionths: sums do not depend on the order of rows
        if(
            base_weights.weight > 0 and events.participants <= night.group_cap,
            greatest(1, cast(round(1e9 * base_weights.weight / greatest(events.participants - 1, 1)) as bigint)),
            0
        ) as units,
        hash(
            basis.mark,
            events.event_id,
            cast(events.occurred_at as date),
            events.source,
            events.kind,
            events.from_person,
            audience_marks.mark,
            is_private,
            units
        ) as mark
    from core.events as events
    inner join state.base_weights as base_weights on events.kind = base_weights.kind
    left join audience_marks on events.audience_id = audience_marks.audience_id
    left join unseen on events.audience_id = unseen.audience_id
    cross join state.night as night
    cross join basis
    where
        (base_weights.weight > 0 and events.participants <= night.group_cap)
        or is_private
        or events.kind = 'recommendation'
)

select
    *,
    mark in (select counted_events.mark from state.counted_events as counted_events) as is_counted
from telling;

-- an event that is in the ledger and no longer told, or told otherwise: identities, decisions, exports or settings changed
create or replace temporary table outdated as
select
    (select count(*) from state.counted_events)
    > (select count(*) from marked where marked.is_counted) as is_outdated;

delete from core.exchange_days
where (select outdated.is_outdated from outdated);

delete from state.counted_events
where (select outdated.is_outdated from outdated);

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

-- what is to be added: all of it, where the ledger was forgotten
create or replace temporary table telling as
with fresh as materialized (
    select marked.*
    from marked
    cross join outdated
    where outdated.is_outdated or not marked.is_counted
)

select
    fresh.telling_id,
    fresh.mark,
    fresh.is_private,
    fresh.units,
    events.source,
    events.kind,
    numbered.person as sender,
    events.audience_id,
    cast(events.occurred_at as date) as day,
    events.kind in ('meeting', 'call') as is_mutual
from fresh
inner join core.events as events on fresh.telling_id = events.rowid
left join numbered on events.from_person = numbered.person_id;

-- who was reached, in the weightier of two roles: to counts in full, cc a fifth, bcc makes no tie
create or replace temporary table reached_people as
select
    audiences.audience_id,
    numbered.person,
    max(if(audiences.role = 'to', 5, 1)) as fifths
from core.audiences as audiences
inner join numbered on audiences.person_id = numbered.person_id
where
    audiences.role in ('to', 'cc')
    and audiences.audience_id in (select telling.audience_id from telling)
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

-- one row per owner, person, day, network, kind, direction and role
create or replace temporary table added_days as
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

merge into core.exchange_days as ledger
using (
    select
        observers.owner,
        numbered.person_id,
        added_days.day,
        added_days.source,
        added_days.kind,
        added_days.is_sent,
        added_days.is_direct,
        added_days.fifths,
        added_days.events,
        added_days.private_events
    from added_days
    inner join observers on added_days.observer = observers.observer
    inner join numbered on added_days.person = numbered.person
) as added
    on (
        ledger.owner = added.owner
        and ledger.person_id = added.person_id
        and ledger.day = added.day
        and ledger.source = added.source
        and ledger.kind = added.kind
        and ledger.is_sent = added.is_sent
        and ledger.is_direct = added.is_direct
    )
when matched then
    update
        set
            fifths = ledger.fifths + added.fifths,
            events = ledger.events + added.events,
            private_events = ledger.private_events + added.private_events
when not matched then insert values (
    added.owner,
    added.person_id,
    added.day,
    added.source,
    added.kind,
    added.is_sent,
    added.is_direct,
    added.fifths,
    added.events,
    added.private_events
);

insert into state.counted_events
select mark
from telling;
