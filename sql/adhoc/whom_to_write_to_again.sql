-- Contacts with whom it has gone quiet, best to write to first, with the reason to write.
select
    reconnect.owner,
    reconnect.rank,
    reconnect.name,
    contacts.state,
    contacts.last_contact_on,
    reconnect.trust,
    reconnect.novelty,
    reconnect.exclusive_reach,
    reconnect.comfort_rank,
    reconnect.occasion,
    reconnect.why,
    reconnect.occasion_on,
    count(*) over (partition by reconnect.owner) as quiet -- how many ties have gone quiet
from reconnect
inner join contacts on reconnect.owner = contacts.owner and reconnect.person_id = contacts.person_id
where reconnect.owner = coalesce(getvariable('owner'), reconnect.owner)
order by reconnect.owner asc, reconnect.rank asc;
