-- One row per way of one introduction from the owners asked for: whom to ask, and who is behind.
select
    owner,
    introducer_id,
    person_id,
    weight,
    strength,
    evidence
from main.second_degree
where list_contains(getvariable('owners'), owner)
order by owner, introducer_id, person_id;
