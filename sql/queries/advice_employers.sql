-- One row per person whose employer is known, with what joins the spellings of one company.
select
    people.person_id,
    people.company,
    companies.company_key
from core.people as people
inner join core.companies as companies on people.company = companies.company
where companies.company_key is not null
order by people.person_id;
