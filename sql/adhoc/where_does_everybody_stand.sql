-- The place of each contact on the map of the report, the owner at 0, 0, and the world there.
select
    layout.owner,
    contacts.name,
    clusters.label,
    layout.x,
    layout.y,
    layout.person_id
from layout
inner join contacts on layout.owner = contacts.owner and layout.person_id = contacts.person_id
left join clusters on contacts.owner = clusters.owner and contacts.cluster_id = clusters.cluster_id
where layout.owner = coalesce(getvariable('owner'), layout.owner)
order by layout.owner, contacts.name, layout.person_id;
