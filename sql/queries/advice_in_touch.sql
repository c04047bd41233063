-- One row per network of the owners asked for: contacts with whom there was contact over it within the last year.
select
    days.owner,
    days.source,
    count(distinct days.person_id) as people
from core.exchange_days as days
inner join core.contacts as contacts on days.owner = contacts.owner and days.person_id = contacts.person_id
cross join state.night as night
where
    list_contains(getvariable('owners'), days.owner)
    and days.fifths > 0
    and days.is_direct
    and days.day > night.as_of - 365
    and days.day <= night.as_of
group by days.owner, days.source
order by days.owner, days.source;
