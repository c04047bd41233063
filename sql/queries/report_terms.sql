-- One row per contact of the owners asked for, network, kind and direction of exchange: what strength rests on, what weighs most first.
select
    terms.owner,
    terms.person_id,
    terms.source,
    terms.kind,
    terms.direction,
    cast(sum(terms.events) as bigint) as events,
    cast(printf('%.9g', sum(cast(printf('%.9g', terms.decayed) as double))) as double) as decayed
from core.exchange_terms as terms
inner join core.contacts as contacts on terms.owner = contacts.owner and terms.person_id = contacts.person_id
where list_contains(getvariable('owners'), terms.owner)
group by terms.owner, terms.person_id, terms.source, terms.kind, terms.direction
order by terms.owner asc, terms.person_id asc, decayed desc, terms.source asc, terms.kind asc, terms.direction asc;
