-- One row per contact of the owners asked for, network and kind: the weight of what was exchanged, decayed.
select
    terms.owner,
    terms.person_id,
    terms.source,
    terms.kind,
    sum(terms.decayed order by terms.decayed) as decayed
from core.exchange_terms as terms
inner join core.contacts as contacts on terms.owner = contacts.owner and terms.person_id = contacts.person_id
where list_contains(getvariable('owners'), terms.owner)
group by terms.owner, terms.person_id, terms.source, terms.kind
order by terms.owner, terms.person_id, terms.source, terms.kind;
