-- The strongest ties; contacts without exchanges both ways have no strength and are left out.
select
    owner,
    name,
    strength,
    reciprocity,
    state,
    last_contact_on
from contacts
where owner = coalesce(getvariable('owner'), owner) and strength is not null
order by owner asc, strength desc, name asc, person_id asc;
