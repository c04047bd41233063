-- an owner is listed as a contact of himself
select contacts.owner
from core.contacts as contacts
inner join core.owners as owners on contacts.owner = owners.owner and contacts.person_id = owners.person_id;
