-- One row per owner: how many contacts there are, of how many the strength is known, and how many have an observed link.
select
    owners.owner,
    count(contacts.person_id) as contacts,
    count(contacts.strength) as known,
    any_value(metrics.coverage) as coverage
from core.owners as owners
left join core.contacts as contacts on owners.owner = contacts.owner
left join core.owner_metrics as metrics on owners.owner = metrics.owner
group by owners.owner
order by all;
