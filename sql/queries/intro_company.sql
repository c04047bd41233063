-- One row per person ever seen at the company asked for, by its key: whether now, and the last day that shows it.
with spellings as (
    select company
    from core.companies
    where company_key = getvariable('company_key')
),

seen as (
    select keys.person_id, observations.exported_on as last_on
    from core.observations as observations
    inner join spellings on observations.company = spellings.company
    inner join core.keys as keys on observations.key = keys.key
    where keys.person_id is not null
    union all
    select person_id, last_on
    from core.employment
    where company_key = getvariable('company_key')
    union all
    select people.person_id, cast(null as date) as last_on
    from core.people as people
    inner join spellings on people.company = spellings.company
)

select
    people.person_id,
    any_value(people.company in (select spellings.company from spellings)) is true as is_now,
    max(seen.last_on) as last_on
from seen
inner join core.people as people on seen.person_id = people.person_id
group by people.person_id
order by people.person_id;
