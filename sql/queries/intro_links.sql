-- One row per link of the people asked for, and of whoever is linked to them.
with asked as (
    select unnest(getvariable('targets')) as person_id
),

near as (
    select links.person_a as person_id
    from core.links as links
    inner join asked on links.person_b = asked.person_id
    where links.evidence != 'affiliation'
    union
    select links.person_b as person_id
    from core.links as links
    inner join asked on links.person_a = asked.person_id
    where links.evidence != 'affiliation'
    union
    select asked.person_id
    from asked
)

select
    links.person_a,
    links.person_b,
    links.evidence,
    links.weight
from core.links as links
where
    (
        links.evidence != 'affiliation'
        and (links.person_a in (select near.person_id from near) or links.person_b in (select near.person_id from near))
    )
    or links.person_a in (select asked.person_id from asked)
    or links.person_b in (select asked.person_id from asked)
order by links.person_a, links.person_b, links.evidence;
