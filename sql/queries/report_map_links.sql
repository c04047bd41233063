-- One row per link that the map of the owners asked for draws: of the backbone at most 4,000, every contact's closest ones first.
with backbone as (
    select owner, person_a, person_b, weight
    from core.backbone
    where list_contains(getvariable('owners'), owner)
),

ends as (
    select owner, person_a, person_b, weight, person_a as person_id from backbone
    union all
    select owner, person_a, person_b, weight, person_b as person_id from backbone
),

placed as (
    select
        *,
        row_number() over (partition by owner, person_id order by weight desc, person_a asc, person_b asc) as place
    from ends
)

select owner, person_a, person_b
from placed
group by owner, person_a, person_b
qualify row_number() over (partition by owner order by min(place) asc, any_value(weight) desc, person_a asc, person_b asc) <= 4000
order by owner, person_a, person_b;
