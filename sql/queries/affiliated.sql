-- One row per pair of people known to have been at one employer at the same time.
-- Newman's weight on a headcount: two of the n people known to have been at a company share 1 / (n - 1). Both must have been
-- there at the same time, for a day or more; what shows that is what shows each of them there.
create or replace temporary table affiliated as
with staff as (
    select
        company_key,
        count(distinct person_id) as people
    from core.employment
    group by company_key
),

teams as (
    select employment.*, staff.people
    from core.employment as employment
    inner join staff on employment.company_key = staff.company_key
    where
        staff.people between 2 and (select night.crowd_cap from state.night as night)
        and employment.first_on < employment.last_on
)

select
    company.person_id as one,
    beside.person_id as other,
    'affiliation' as evidence,
    1.0 / (company.people - 1) as weight,
    greatest(company.first_on, beside.first_on) as first_on,
    least(company.last_on, beside.last_on) as last_on,
    list_distinct(list_concat(company.export_ids, beside.export_ids)) as export_ids
from teams as company
inner join teams as beside
    on
        company.company_key = beside.company_key
        and company.person_id < beside.person_id
        and company.first_on < beside.last_on
        and company.last_on > beside.first_on;
