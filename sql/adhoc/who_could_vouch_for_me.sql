-- Contacts who could speak for me and why: A recommendation, B colleagues or meetings, C wrote.
select
    owner,
    referenceability,
    name,
    strength,
    last_contact_on,
    referenceability_why as why
from contacts
where owner = coalesce(getvariable('owner'), owner) and referenceability in ('A', 'B', 'C')
order by owner asc, referenceability asc, strength desc nulls last, name asc, person_id asc;
