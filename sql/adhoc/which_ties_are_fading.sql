-- Contacts once in touch both ways, now silent against their own rhythm; the closest first.
select
    owner,
    name,
    state,
    last_contact_on,
    strength,
    referenceability
from contacts
where owner = coalesce(getvariable('owner'), owner) and state in ('cooling', 'fading', 'lapsed', 'dormant')
order by owner asc, strength desc nulls last, name asc, person_id asc;
