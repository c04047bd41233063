-- What the owner and each contact exchanged, by network, kind and direction, and what it weighs.
select
    terms.owner,
    contacts.name,
    terms.source,
    terms.kind,
    terms.direction,
    cast(sum(terms.events) as bigint) as events,
    cast(printf('%.9g', sum(terms.decayed)) as double) as decayed,
    terms.person_id
from exchange_terms as terms
inner join contacts on terms.owner = contacts.owner and terms.person_id = contacts.person_id
where terms.owner = coalesce(getvariable('owner'), terms.owner)
group by terms.owner, terms.person_id, contacts.name, terms.source, terms.kind, terms.direction
order by terms.owner asc, decayed desc, contacts.name asc, terms.person_id asc, terms.source asc, terms.kind asc, terms.direction asc;
