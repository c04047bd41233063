-- People who are contacts of several owners, and of whom.
select
    people.name,
    people.company,
    count(*) as owners,
    string_agg(contacts.owner, ', ' order by contacts.owner) as known_to
from contacts
inner join people on contacts.person_id = people.person_id
group by contacts.person_id, people.name, people.company
having count(*) > 1 and coalesce(bool_or(contacts.owner = getvariable('owner')), true)
order by owners desc, people.name asc, contacts.person_id asc;
