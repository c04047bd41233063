-- One row per contact of the owners asked for, and one of each owner as a person: what they could have in common.
with humans as (
    select owner, person_id, false as is_self
    from core.contacts
    union all
    select owner, person_id, true as is_self
    from core.owners
),

spelled as (
    select
        company,
        any_value(company_key) as company_key
    from core.companies
    where company_key is not null
    group by company
)

select
    humans.owner,
    humans.person_id,
    humans.is_self,
    people.company,
    spelled.company_key,
    people.location,
    people.position
from humans
inner join core.people as people on humans.person_id = people.person_id
left join spelled on people.company = spelled.company
where list_contains(getvariable('owners'), humans.owner)
order by humans.owner, humans.is_self, humans.person_id;
