-- Employers by number of contacts; the row without a company: employer unknown.
select
    contacts.owner,
    people.company,
    count(*) as contacts,
    round(count(*) / sum(count(*)) over (partition by contacts.owner), 4) as share
from contacts
inner join people on contacts.person_id = people.person_id
where contacts.owner = coalesce(getvariable('owner'), contacts.owner)
group by contacts.owner, people.company
order by contacts.owner asc, contacts desc, people.company asc nulls last;
