-- One row per person asked for, with what is known of them: employer, place, networks, and to how many people they are seen tied.
with ends as (
    select person_a as person_id, person_b as other_id, evidence from core.links
    union all
    select person_b as person_id, person_a as other_id, evidence from core.links
),

tied as (
    select person_id, count(distinct other_id) filter (where evidence != 'affiliation') as links
    from ends
    where list_contains(getvariable('people'), person_id)
    group by person_id
)

select
    people.person_id,
    people.name,
    people.company,
    people.position,
    people.location,
    people.is_owner,
    string_agg(distinct accounts.source, ', ' order by accounts.source) as networks,
    coalesce(any_value(tied.links), 0) as links
from core.people as people
left join core.accounts as accounts on people.person_id = accounts.person_id
left join tied on people.person_id = tied.person_id
where list_contains(getvariable('people'), people.person_id)
group by all
order by people.person_id;
