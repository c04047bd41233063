-- One row per contact of the owners asked for and class of evidence that links that person to other contacts, the strongest class first.
with links as (
    select person_a as person_id, person_b as other_id, evidence, weight, first_on, last_on from core.links
    union all
    select person_b as person_id, person_a as other_id, evidence, weight, first_on, last_on from core.links
),

placed as (
    select
        mine.owner,
        links.person_id,
        links.evidence,
        links.first_on,
        links.last_on,
        coalesce(people.name, links.other_id) as other,
        row_number() over (
            partition by mine.owner, links.person_id, links.evidence order by links.weight desc, ranking.rank asc
        ) as place
    from links
    inner join core.contacts as mine on links.person_id = mine.person_id
    inner join core.ranking as ranking on mine.owner = ranking.owner and links.other_id = ranking.person_id
    inner join core.people as people on links.other_id = people.person_id
    where list_contains(getvariable('owners'), mine.owner)
)

select
    owner,
    person_id,
    evidence,
    count(*) as people,
    min(first_on) as first_on,
    max(last_on) as last_on,
    string_agg(other, ', ' order by place) filter (where place <= 5) as names
from placed
group by owner, person_id, evidence
order by owner, person_id, list_position(['declared', 'interaction', 'copresence', 'affiliation'], evidence);
