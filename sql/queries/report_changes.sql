-- One row per difference that the newest export of each network of the owners asked for shows.
select changes.owner, changes.source, changes.exported_on, people.name, changes.change, changes.detail
from core.changes as changes
inner join core.people as people on changes.person_id = people.person_id
where list_contains(getvariable('owners'), changes.owner)
qualify changes.exported_on = max(changes.exported_on) over (partition by changes.owner, changes.source)
order by changes.owner, changes.source, changes.change, people.name, changes.account_id, changes.detail;
