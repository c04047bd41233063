-- What the people whom a great loss took cost: all, and those gone still; NULL: there was none.
select
    owner_metrics.owner,
    partings.before_on,
    partings.reset_on,
    partings.scope,
    partings.ties,
    partings.people,
    partings.contacts_before,
    partings.reach_before,
    partings.reach_lost,
    partings.reach_weaker,
    partings.path_strength_before,
    partings.path_strength_lost,
    partings.strength_before,
    partings.strength_lost,
    partings.referenceable_before,
    partings.referenceable_lost
from owner_metrics
left join partings on owner_metrics.owner = partings.owner
where owner_metrics.owner = coalesce(getvariable('owner'), owner_metrics.owner)
order by owner_metrics.owner asc, partings.reset_on desc, partings.scope asc;
