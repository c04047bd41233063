-- One row per owner asked for and state of a tie: how many contacts are in it, and the closest of them.
with placed as (
    select
        contacts.*,
        people.name,
        row_number() over (
            partition by contacts.owner, contacts.state
            order by people.name is null asc, contacts.strength desc nulls last, contacts.person_id asc
        ) as place
    from core.contacts as contacts
    inner join core.people as people on contacts.person_id = people.person_id
    where list_contains(getvariable('owners'), contacts.owner)
)

select
    owner,
    state,
    count(*) as contacts,
    core.sig9(median(strength)) as strength,
    min(last_contact_on) as oldest_on,
    max(last_contact_on) as newest_on,
    string_agg(name, ', ' order by place) filter (where place <= 5 and strength is not null) as names
from placed
group by owner, state
order by owner asc, list_position(['live', 'cooling', 'fading', 'lapsed', 'dormant', 'unknown'], state) asc;
