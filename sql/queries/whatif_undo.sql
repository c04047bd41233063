-- One row per current tie of the owner asked for that makes a contact: what one needs to begin it again.
select
    ties.person_id,
    people.name,
    ties.source as network,
    ties.kind,
    accounts.url,
    accounts.handle,
    accounts.email,
    ties.account_id,
    min(ties.since) as since,
    min(ties.first_seen_on) as first_seen_on
from core.ties as ties
inner join core.people as people on ties.person_id = people.person_id
inner join core.accounts as accounts on ties.account_id = accounts.account_id
where ties.owner = getvariable('owner') and ties.makes_contact and ties.ended is null
group by all
order by people.name, ties.person_id, ties.source, ties.account_id, ties.kind;
