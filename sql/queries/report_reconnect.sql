-- One row per quiet contact of the owners asked for, best to write to first, no more than a report proposes.
select
    reconnect.owner,
    reconnect.rank,
    reconnect.person_id,
    people.name,
    people.company,
    people.position,
    contacts.state,
    contacts.last_contact_on,
    reconnect.trust,
    reconnect.novelty,
    reconnect.exclusive_reach,
    reconnect.comfort_rank,
    reconnect.occasion,
    reconnect.occasion_on,
    reconnect.why,
    count(*) over (partition by reconnect.owner) as quiet
from core.reconnect as reconnect
inner join core.contacts as contacts on reconnect.owner = contacts.owner and reconnect.person_id = contacts.person_id
inner join core.people as people on reconnect.person_id = people.person_id
where list_contains(getvariable('owners'), reconnect.owner)
qualify reconnect.rank <= getvariable('reconnect_list')
order by reconnect.owner asc, reconnect.rank asc;
