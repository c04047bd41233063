-- Contacts who could speak for me: A recommendation, B works or meets together, C wrote in private.
select
    owner,
    referenceability,
    name,
    round(strength, 3) as strength,
    last_contact_on
from contacts
where owner = coalesce(getvariable('owner'), owner) and referenceability in ('A', 'B', 'C')
order by owner asc, referenceability asc, strength desc nulls last, name asc, person_id asc;
