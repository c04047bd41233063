-- What each owner and each other person exchanged, and its terms: as `exchanges_at` has just reckoned them for the night.
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
select *
from exchanges_at
order by owner, person_id;
