-- Figures of each owner's network, beside the share of contacts they rest on.
with seen as (
    select
        owner,
        count(strength) as contacts_with_strength,
        count(referenceability) as graded,
        count(*) filter (where referenceability in ('A', 'B')) as referenceable
    from contacts
    group by owner
),

worlds as (
    select owner, count(*) as clusters
    from clusters
    group by owner
),

namesakes as (
    select owner, count(*) as namesakes
    from core.namesakes
    where is_left_out
    group by owner
)

select
    owner_metrics.owner,
    owner_metrics.contacts,
    owner_metrics.coverage,
    owner_metrics.links_among,
    owner_metrics.second_degree,
    owner_metrics."constraint",
    owner_metrics.effective_size,
    owner_metrics.efficiency,
    owner_metrics.hierarchy,
    case when owner_metrics.links_among > 0 then coalesce(worlds.clusters, 0) end as clusters,
    coalesce(seen.contacts_with_strength, 0) as contacts_with_strength,
    case when seen.graded > 0 then seen.referenceable end as referenceable, -- could vouch: A, B
    coalesce(namesakes.namesakes, 0) as namesakes, -- left out of introductions: may be contacts
    owner_metrics.worlds_compared_on
from owner_metrics
left join seen on owner_metrics.owner = seen.owner
left join worlds on owner_metrics.owner = worlds.owner
left join namesakes on owner_metrics.owner = namesakes.owner
where owner_metrics.owner = coalesce(getvariable('owner'), owner_metrics.owner)
order by owner_metrics.owner;
