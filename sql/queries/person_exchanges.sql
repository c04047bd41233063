-- The terms of the strength of each owner's tie with the person_id asked for.
select
    owner, round(sent, 4) as sent, round(received, 4) as received, n_sent, n_received, private_sent,
    private_received, meetings, recommendations, contact_days, median_gap_days, first_contact_on, last_contact_on
from core.exchanges
where person_id = getvariable('person_id') and coalesce(owner = getvariable('owner'), true)
order by owner;
