-- One row per owner asked for, or any, whose contact the person asked for may be already.
select
    namesakes.owner,
    people.name,
    people.company,
    namesakes.is_pending
from core.namesakes as namesakes
inner join core.people as people on namesakes.contact_id = people.person_id
where
    coalesce(namesakes.owner = getvariable('owner'), true)
    and list_contains(getvariable('people'), namesakes.person_id)
order by namesakes.owner, namesakes.contact_id;
