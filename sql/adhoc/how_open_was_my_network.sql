-- Constraint and effective size on earlier days, against my own past and against chance.
select
    owner,
    measured_on,
    contacts,
    links_among,
    coverage,
    "constraint",
    effective_size,
    earlier,
    constraint_higher_than, -- of those earlier days
    effective_size_higher_than,
    random_constraint,
    random_least,
    random_most
from own_history
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, measured_on desc;
