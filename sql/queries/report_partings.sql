-- One row per owner asked for, great loss and scope: what it cost, the newest first.
select
    owner,
    before_on,
    reset_on,
    scope,
    ties,
    people,
    contacts_before,
    reach_before,
    reach_lost,
    reach_weaker,
    path_strength_before,
    path_strength_lost,
    strength_before,
    strength_lost,
    referenceable_before,
    referenceable_lost
from core.partings
where list_contains(getvariable('owners'), owner)
order by owner asc, reset_on desc, scope asc;
