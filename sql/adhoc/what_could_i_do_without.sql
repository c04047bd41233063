-- What is left when the contacts who are missed least go: at the steps worth a look.
select
    owner,
    n as removed,
    mark,
    contacts,
    reach,
    reach_lost,
    path_strength,
    worlds,
    pairs,
    key_people,
    referenceable,
    strength,
    contact_days_a_year,
    freed,
    value
from pruning
where owner = coalesce(getvariable('owner'), owner) and (n = 0 or mark is not null)
order by owner, n;
