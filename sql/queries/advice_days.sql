-- One row per day of exchange with contacts of the owners asked for with whom it has gone quiet; undecayed, in fifths of billionths.
select
    days.owner,
    days.person_id,
    days.day,
    cast(coalesce(sum(days.fifths) filter (where days.is_sent), 0) as bigint) as sent,
    cast(coalesce(sum(days.fifths) filter (where not days.is_sent), 0) as bigint) as received
from core.exchange_days as days
inner join core.contacts as contacts on days.owner = contacts.owner and days.person_id = contacts.person_id
where
    list_contains(getvariable('owners'), days.owner)
    and contacts.state in ('fading', 'lapsed', 'dormant')
    and days.fifths > 0
group by days.owner, days.person_id, days.day
order by days.owner, days.person_id, days.day;
