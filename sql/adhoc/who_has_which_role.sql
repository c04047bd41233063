-- Every role with who holds it, whom data suggests, and what to ask yourself.
select
    roles.owner,
    roles.category,
    roles.role,
    roles.name,
    contacts.state,
    roles.hint,
    roles.question,
    roles.place,
    roles.is_open,
    contacts.last_contact_on
from roles
left join contacts on roles.owner = contacts.owner and roles.person_id = contacts.person_id
where roles.owner = coalesce(getvariable('owner'), roles.owner)
order by roles.owner asc, roles.place asc, roles.name asc nulls last, roles.person_id asc nulls last;
