-- One row per pair of `export_people` (export_people.sql) who are linked, and per owner asked for and contact: what it rests on, the
-- strongest class first; how close all evidence together puts them (as closeness.sql); and the strength of a tie of such an owner.
with linked as (
    select
        links.person_a,
        links.person_b,
        string_agg(
            links.evidence, ', '
            order by list_position(['declared', 'interaction', 'copresence', 'affiliation'], links.evidence)
        ) as evidence,
        -- sums in whole billionths do not depend on the order of rows
        least(1.0, cast(sum(greatest(cast(round(least(links.weight, 1000.0) * 1e9) as bigint), 1)) as double) / 1e9) as weight,
        min(links.first_on) as first_on,
        max(links.last_on) as last_on
    from core.links as links
    inner join export_people as ends_a on links.person_a = ends_a.person_id
    inner join export_people as ends_b on links.person_b = ends_b.person_id
    group by links.person_a, links.person_b
),

-- two owners may have each other as a contact
ties as (
    select
        least(owners.person_id, contacts.person_id) as person_a,
        greatest(owners.person_id, contacts.person_id) as person_b,
        max(contacts.strength) as strength
    from core.contacts as contacts
    inner join core.owners as owners on contacts.owner = owners.owner
    where list_contains(getvariable('owners'), contacts.owner)
    group by all
)

select
    coalesce(linked.person_a, ties.person_a) as person_a,
    coalesce(linked.person_b, ties.person_b) as person_b,
    linked.evidence,
    linked.weight,
    ties.strength,
    linked.first_on,
    linked.last_on
from linked
full outer join ties on linked.person_a = ties.person_a and linked.person_b = ties.person_b
order by person_a, person_b;
