-- People who are contacts of several owners, and of whom, the closest first.
select
    people.name,
    people.company,
    count(*) as owners,
    string_agg(
        contacts.owner, ', '
        order by
            contacts.strength desc nulls last,
            contacts.referenceability asc,
            contacts.last_contact_on desc nulls last,
            contacts.owner asc
    ) as known_to,
    -- in touch now and then: about once a year, both ways
    count(*) filter (where contacts.strength >= 0.1) as known_well_to,
    max(contacts.strength) as strength, -- of the closest tie
    people.is_owner -- one of us
from contacts
inner join people on contacts.person_id = people.person_id
group by contacts.person_id, people.name, people.company, people.is_owner
having count(*) > 1 and coalesce(bool_or(contacts.owner = getvariable('owner')), true)
order by owners desc, strength desc nulls last, people.name asc, contacts.person_id asc;
