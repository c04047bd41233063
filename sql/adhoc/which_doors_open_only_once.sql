-- Contacts who alone lead to people nobody else leads to.
select
    reach.owner,
    people.name,
    reach.exclusive_reach,
    reach.reach
from reach
inner join people on reach.person_id = people.person_id
where reach.owner = coalesce(getvariable('owner'), reach.owner) and reach.exclusive_reach > 0
order by reach.owner asc, reach.exclusive_reach desc, people.name asc, reach.person_id asc;
