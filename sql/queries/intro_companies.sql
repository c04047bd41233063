-- One row per company that is somebody's employer, by its commonest spelling.
select
    companies.company_key,
    mode(people.company order by people.company) as company,
    count(*) as people
from core.people as people
inner join core.companies as companies on people.company = companies.company
where companies.company_key is not null
group by companies.company_key
order by companies.company_key;
