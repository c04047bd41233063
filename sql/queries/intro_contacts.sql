-- One row per contact of the owner asked for, or of all owners: the first step of every way.
select
    contacts.owner,
    owners.person_id as owner_id,
    contacts.person_id,
    contacts.strength,
    bool_or(ties.list != 'correspondence') as is_listed,
    contacts.state,
    contacts.last_contact_on,
    contacts.referenceability,
    contacts.sources
from core.contacts as contacts
inner join core.owners as owners on contacts.owner = owners.owner
inner join core.ties as ties on contacts.owner = ties.owner and contacts.person_id = ties.person_id
where coalesce(contacts.owner = getvariable('owner'), true) and ties.makes_contact and ties.ended is null
group by all
order by contacts.owner, contacts.person_id;
