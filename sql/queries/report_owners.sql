-- One row per owner who gets a report, most contacts first.
select
    owners.owner,
    people.name
from core.owners as owners
inner join core.people as people on owners.person_id = people.person_id
left join core.owner_metrics as metrics on owners.owner = metrics.owner
order by coalesce(metrics.contacts, 0) desc, owners.owner
limit getvariable('report_owners');
