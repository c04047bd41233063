-- One row per contact of the owners asked for and period at an employer, the newest first.
select
    contacts.owner,
    contacts.person_id,
    employment.company,
    employment.first_on,
    employment.last_on,
    employment.basis
from core.contacts as contacts
inner join core.employment as employment on contacts.person_id = employment.person_id
where list_contains(getvariable('owners'), contacts.owner)
order by
    contacts.owner asc,
    contacts.person_id asc,
    employment.last_on desc nulls last,
    employment.first_on desc nulls last,
    employment.company asc,
    employment.basis asc;
