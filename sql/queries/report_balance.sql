-- One row per attribute, set of people and weighting of the owners asked for.
select
    owner,
    attribute,
    among,
    weighted_by,
    people,
    unknown_share,
    groups,
    blau,
    entropy,
    ei,
    own,
    top,
    top_share
from core.balance
where list_contains(getvariable('owners'), owner)
order by
    owner asc, list_position(['world', 'company', 'place', 'level'], attribute) asc, among asc, weighted_by asc;
