-- Contacts that ended or returned, what became of each change next, and how close they were.
select
    changes.owner,
    changes.source,
    changes.exported_on,
    changes.name,
    changes.change,
    lead(changes.change) over (
        partition by changes.owner, changes.source, changes.person_id
        order by changes.exported_on asc, changes.change desc
    ) as next_change,
    lead(changes.exported_on) over (
        partition by changes.owner, changes.source, changes.person_id
        order by changes.exported_on asc, changes.change desc
    ) as next_on,
    lost.strength as strength_then -- before a great loss; NULL without exchange both ways by then
from changes
left join rebuild_people as lost
    on
        changes.owner = lost.owner
        and changes.source = lost.source
        and changes.person_id = lost.person_id
        and changes.exported_on = lost.reset_on
        and changes.change = 'removed'
where changes.owner = coalesce(getvariable('owner'), changes.owner) and changes.change in ('removed', 'returned')
order by changes.owner, changes.source, changes.exported_on, changes.name, changes.person_id, changes.change;
