-- One row per network and age of ties of the owners asked for.
select
    owner,
    source,
    age_days,
    from_days,
    at_risk,
    surviving_least,
    surviving_most,
    ties,
    ended,
    by_reset,
    undated
from core.survival
where list_contains(getvariable('owners'), owner)
order by owner asc, source asc nulls first, age_days asc;
