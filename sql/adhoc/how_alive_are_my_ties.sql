-- How many ties are live, cooling, fading, lapsed, dormant, and the closest of each.
with placed as (
    select
        *,
        row_number() over (
            partition by owner, state
            order by name is null asc, strength desc nulls last, person_id asc
        ) as place
    from contacts
    where owner = coalesce(getvariable('owner'), owner)
)

select
    owner,
    state,
    count(*) as contacts,
    cast(printf('%.9g', median(strength)) as double) as strength, -- the middle one
    min(last_contact_on) as oldest_on,
    max(last_contact_on) as newest_on,
    string_agg(name, ', ' order by place) filter (where place <= 5 and strength is not null) as names
from placed
group by owner, state
order by owner asc, list_position(['live', 'cooling', 'fading', 'lapsed', 'dormant', 'unknown'], state) asc;
