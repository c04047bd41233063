-- One row per account of the person_id asked for.
select account_id, source, name, handle, url, email, phone, company, position, location, school, matched_by
from core.accounts
where person_id = getvariable('person_id')
order by account_id;
