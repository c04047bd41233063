-- How many people I am in touch with how often, and the days of contact that takes.
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
from attention
where owner = coalesce(getvariable('owner'), owner)
order by owner, layer;
