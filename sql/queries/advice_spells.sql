-- One row per spell of a tie that makes a contact, of the owners asked for; those that stand on a list.
with begun as (
    select
        owner,
        source,
        list,
        min(exported_on) as first_on
    from core.lists
    where standing = 'effective'
    group by owner, source, list
)

select
    ties.owner,
    ties.source,
    ties.list,
    ties.account_id,
    ties.person_id,
    ties.makes_contact,
    ties.spell,
    ties.since,
    ties.first_seen_on,
    ties.last_seen_on,
    ties.ended_on,
    ties.first_absent_on,
    ties.first_seen_on = begun.first_on as is_first
from core.ties as ties
inner join begun on ties.owner = begun.owner and ties.source = begun.source and ties.list = begun.list
left join core.owners as owners on ties.owner = owners.owner
where
    list_contains(getvariable('owners'), ties.owner)
    and ties.makes_contact
    and ties.person_id is distinct from owners.person_id
order by ties.owner, ties.source, ties.list, ties.account_id, ties.spell;
