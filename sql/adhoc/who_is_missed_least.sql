-- In which order contacts could leave, who is missed least first, and what is left at each step.
select
    owner,
    n, -- how many have left
    name, -- who leaves at this step
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
where owner = coalesce(getvariable('owner'), owner)
order by owner, n;
