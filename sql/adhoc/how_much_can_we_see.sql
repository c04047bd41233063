-- Figures of each owner's network, beside the share of contacts they rest on.
select
    owner,
    contacts,
    round(coverage, 3) as coverage,
    links_among,
    second_degree,
    round("constraint", 3) as "constraint",
    round(effective_size, 1) as effective_size,
    round(efficiency, 3) as efficiency,
    round(hierarchy, 3) as hierarchy
from owner_metrics
where owner = coalesce(getvariable('owner'), owner)
order by owner;
