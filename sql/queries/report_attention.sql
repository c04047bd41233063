-- One row per layer of contact rhythm of the owners asked for, from the innermost.
select
    owner,
    layer,
    rhythm,
    within_days,
    people,
    usual_people,
    contacts_a_year,
    attention_share,
    names
from core.attention
where list_contains(getvariable('owners'), owner)
order by owner, layer;
