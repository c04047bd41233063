-- Whom each contact knows among the others, by class of evidence: how many, and the closest five.
with ends as (
    select person_a as person_id, person_b as other_id, evidence, weight, first_on, last_on from links
    union all
    select person_b as person_id, person_a as other_id, evidence, weight, first_on, last_on from links
),

placed as (
    select
        mine.owner,
        mine.name,
        ends.person_id,
        ends.evidence,
        ends.first_on,
        ends.last_on,
        coalesce(others.name, ends.other_id) as other,
        row_number() over (
            partition by mine.owner, ends.person_id, ends.evidence order by ends.weight desc, others.rank asc
        ) as place
    from ends
    inner join contacts as mine on ends.person_id = mine.person_id
    inner join ranking as others on mine.owner = others.owner and ends.other_id = others.person_id
    where mine.owner = coalesce(getvariable('owner'), mine.owner)
)

select
    owner,
    name,
    evidence,
    count(*) as people,
    min(first_on) as first_on,
    max(last_on) as last_on,
    string_agg(other, ', ' order by place) filter (where place <= 5) as names,
    person_id
from placed
group by owner, person_id, name, evidence
order by owner asc, people desc, name asc, person_id asc, evidence asc;
