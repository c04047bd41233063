-- All networks together, a person counts once: size, who came and went, share kept and changed.
select
    owner,
    exported_on,
    networks,
    size,
    added,
    removed,
    returned,
    first_listed, -- people whom a network shows whose first list this is
    retention,
    turnover
from growth_together
where owner = coalesce(getvariable('owner'), owner)
order by owner, exported_on;
