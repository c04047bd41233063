-- One row per contact of the owners asked for who is in touch with the owner both ways: how often, and how long ago.
select
    contacts.owner,
    contacts.person_id,
    people.name,
    contacts.strength,
    exchanges.median_gap_days,
    exchanges.as_of - exchanges.last_contact_on as silence_days
from core.contacts as contacts
inner join core.people as people on contacts.person_id = people.person_id
inner join core.exchanges as exchanges
    on contacts.owner = exchanges.owner and contacts.person_id = exchanges.person_id
where
    contacts.strength is not null
    and exchanges.last_contact_on is not null
    and list_contains(getvariable('owners'), contacts.owner)
order by contacts.owner, contacts.person_id;
