-- One row per owner and person with whom a tie lasts that makes a contact; whom the owner blocks, wherever, is none.
select
    ties.owner,
    ties.person_id,
    string_agg(distinct ties.source, ', ' order by ties.source) as sources,
    min(ties.since) as since
from core.ties as ties
left join core.owners as owners on ties.owner = owners.owner
where
    ties.makes_contact
    and ties.ended is null
    and ties.person_id is distinct from owners.person_id
    and not exists (
        select 1
        from core.ties as blocks
        where
            blocks.owner = ties.owner
            and blocks.person_id = ties.person_id
            and blocks.kind = 'blocked'
            and blocks.ended is null
    )
group by ties.owner, ties.person_id
order by ties.owner, ties.person_id;
