-- Contacts without whom others come loose from the rest, and how many; the greatest loss first.
select
    owner,
    name,
    loose,
    pieces,
    clusters,
    exclusive_reach,
    why,
    exclusive_names
from cut_points
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, loose desc, exclusive_reach desc nulls last, name asc, person_id asc;
