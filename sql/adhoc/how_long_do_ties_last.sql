-- Which share of ties is still there at which age; NULL where too few were under watch to say.
select
    owner,
    source, -- NULL: all networks
    age_days,
    from_days, -- of ties that reached this age
    at_risk,
    surviving_least,
    surviving_most,
    ties,
    ended,
    by_reset,
    undated
from survival
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, source asc nulls first, age_days asc;
