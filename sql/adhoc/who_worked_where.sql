-- The employers of each contact as far as exports tell, with the days between which they are known.
select
    contacts.owner,
    contacts.name,
    employment.company,
    employment.first_on,
    employment.last_on,
    employment.basis,
    contacts.person_id
from contacts
inner join employment on contacts.person_id = employment.person_id
where contacts.owner = coalesce(getvariable('owner'), contacts.owner)
order by
    contacts.owner asc,
    contacts.name asc,
    contacts.person_id asc,
    employment.last_on desc nulls last,
    employment.first_on desc nulls last,
    employment.company asc,
    employment.basis asc;
