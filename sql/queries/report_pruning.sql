-- One row per owner asked for and step of removal, from everybody to nobody.
select
    pruning.owner,
    pruning.n,
    pruning.person_id,
    people.name,
    pruning.contacts,
    pruning.reach,
    pruning.reach_lost,
    pruning.path_strength,
    pruning.worlds,
    pruning.pairs,
    pruning.key_people,
    pruning.referenceable,
    pruning.strength,
    pruning.contact_days_a_year,
    pruning.freed,
    pruning.value,
    pruning.mark
from core.pruning as pruning
left join core.people as people on pruning.person_id = people.person_id
where list_contains(getvariable('owners'), pruning.owner)
order by pruning.owner, pruning.n;
