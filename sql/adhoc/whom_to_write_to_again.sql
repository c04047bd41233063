-- Contacts with whom it has gone quiet, best to write to first, with the reason to write.
select
    reconnect.owner,
    reconnect.rank,
    reconnect.name,
    contacts.state,
    contacts.last_contact_on,
    round(reconnect.trust, 3) as trust,
    round(reconnect.novelty, 3) as novelty,
    reconnect.exclusive_reach,
    reconnect.comfort_rank,
    reconnect.occasion,
    reconnect.why
from reconnect
inner join contacts on reconnect.owner = contacts.owner and reconnect.person_id = contacts.person_id
where reconnect.owner = coalesce(getvariable('owner'), reconnect.owner)
order by reconnect.owner asc, reconnect.rank asc;
