-- One row per contact of the owners asked for and account of that person.
select
    contacts.owner,
    contacts.person_id,
    accounts.source,
    accounts.account_id,
    accounts.name,
    accounts.handle,
    accounts.url,
    accounts.email,
    accounts.phone,
    accounts.location,
    accounts.school,
    accounts.matched_by
from core.contacts as contacts
inner join core.accounts as accounts on contacts.person_id = accounts.person_id
where list_contains(getvariable('owners'), contacts.owner)
order by contacts.owner, contacts.person_id, accounts.source, accounts.account_id;
