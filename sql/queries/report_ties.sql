-- One row per contact of the owners asked for and spell of a tie to that person, lasting ones and the newest first.
select
    contacts.owner,
    contacts.person_id,
    ties.source,
    ties.list,
    ties.kind,
    ties.since,
    ties.first_seen_on,
    ties.last_seen_on,
    ties.ended
from core.contacts as contacts
inner join core.ties as ties on contacts.owner = ties.owner and contacts.person_id = ties.person_id
where list_contains(getvariable('owners'), contacts.owner)
order by
    contacts.owner asc,
    contacts.person_id asc,
    ties.ended is not null asc,
    ties.last_seen_on desc,
    ties.source asc,
    ties.list asc,
    ties.account_id asc,
    ties.spell asc;
