-- an owner is measured with another number of contacts than there are
select owners.owner
from core.owners as owners
left join core.owner_metrics as metrics on owners.owner = metrics.owner
left join core.contacts as contacts on owners.owner = contacts.owner
group by owners.owner, metrics.contacts
having count(contacts.person_id) is distinct from metrics.contacts;
