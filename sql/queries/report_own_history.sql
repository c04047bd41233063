-- One row per day of an export of the owners asked for, and of the night, the newest first: how open the network was.
select
    owner,
    measured_on,
    contacts,
    links_among,
    coverage,
    "constraint",
    effective_size,
    earlier,
    constraint_higher_than,
    effective_size_higher_than,
    random_constraint,
    random_least,
    random_most
from core.own_history
where list_contains(getvariable('owners'), owner)
order by owner asc, measured_on desc;
