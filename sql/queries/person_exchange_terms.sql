-- What each owner exchanged with the person_id asked for, by network, kind, direction and role; decayed: what is left.
select terms.owner, terms.source, terms.kind, terms.direction, terms.role, terms.events, terms.weight, terms.decayed
from core.exchange_terms as terms
where terms.person_id = getvariable('person_id') and coalesce(terms.owner = getvariable('owner'), true)
order by terms.owner, terms.direction, terms.source, terms.kind, terms.role;
