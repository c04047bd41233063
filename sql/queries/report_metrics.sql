-- One row per owner asked for: the figures of the owner's network.
select
    owner_metrics.owner,
    owner_metrics.contacts,
    owner_metrics.second_degree,
    owner_metrics."constraint",
    owner_metrics.effective_size,
    owner_metrics.efficiency,
    owner_metrics.hierarchy,
    owner_metrics.coverage,
    owner_metrics.links_among,
    count(contacts.strength) as contacts_with_strength
from core.owner_metrics as owner_metrics
left join core.contacts as contacts on owner_metrics.owner = contacts.owner
where list_contains(getvariable('owners'), owner_metrics.owner)
group by all
order by owner_metrics.owner;
