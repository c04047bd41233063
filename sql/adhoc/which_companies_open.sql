-- Companies in which most people are one introduction away, and who leads to most of them.
select
    owner,
    company,
    people,
    contacts,
    introducer as ask,
    opens,
    evidence,
    strength
from openings
where owner = coalesce(getvariable('owner'), owner)
order by owner, place;
