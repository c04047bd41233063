-- One row per spell of a tie with the person_id asked for, of the owner asked for or of all owners.
select owner, source, list, kind, account_id, since, first_seen_on, last_seen_on, ended, ended_on, first_absent_on
from core.ties
where person_id = getvariable('person_id') and coalesce(owner = getvariable('owner'), true)
order by owner, source, first_seen_on, list, account_id;
