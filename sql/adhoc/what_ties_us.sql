-- Every listed tie to each contact, lasting and ended ones, and the exports that show it.
select
    ties.owner,
    contacts.name,
    ties.source,
    ties.list,
    ties.kind,
    ties.since,
    ties.first_seen_on,
    ties.last_seen_on,
    ties.ended,
    ties.person_id
from ties
inner join contacts on ties.owner = contacts.owner and ties.person_id = contacts.person_id
where ties.owner = coalesce(getvariable('owner'), ties.owner)
order by
    ties.owner asc,
    contacts.name asc,
    ties.person_id asc,
    ties.ended is not null asc,
    ties.last_seen_on desc,
    ties.source asc,
    ties.list asc,
    ties.account_id asc,
    ties.first_seen_on asc;
