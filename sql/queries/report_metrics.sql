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
    nights.before_on as worlds_compared_on,
    (
        select count(*)
        from core.namesakes as namesakes
        where namesakes.owner = owner_metrics.owner and namesakes.is_left_out
    ) as namesakes,
    count(contacts.strength) as contacts_with_strength
from core.owner_metrics as owner_metrics
cross join state.night as night
left join state.cluster_nights as nights on owner_metrics.owner = nights.owner and night.as_of = nights.as_of
left join core.contacts as contacts on owner_metrics.owner = contacts.owner
where list_contains(getvariable('owners'), owner_metrics.owner)
group by all
order by owner_metrics.owner;
