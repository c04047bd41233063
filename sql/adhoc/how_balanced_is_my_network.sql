-- How evenly worlds, companies, places and levels are spread, by count and closeness.
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
from balance
where owner = coalesce(getvariable('owner'), owner)
order by owner, attribute, among, weighted_by;
