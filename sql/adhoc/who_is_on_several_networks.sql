-- Contacts tied to the owner on more than one network.
select
    owner,
    name,
    sources,
    strength
from contacts
where owner = coalesce(getvariable('owner'), owner) and contains(sources, ', ')
order by owner, name, person_id;
