-- Contacts who are not close and alone lead to people; those who open most come first.
select
    owner,
    name,
    exclusive_reach,
    reach,
    band,
    strength,
    common_contacts,
    common_band
from weak_ties
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, place asc;
