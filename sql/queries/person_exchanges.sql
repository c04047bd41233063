-- What each owner exchanged with the person_id asked for.
select exchanges.*
from core.exchanges as exchanges
where exchanges.person_id = getvariable('person_id') and coalesce(exchanges.owner = getvariable('owner'), true)
order by exchanges.owner;
