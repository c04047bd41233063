-- One row per pair of people: how close all evidence together puts them, above 0 and at most 1; and how much copresence they
-- have where nothing else links them, up to a thousand, null where something does.
with whole as (
    select
        person_a,
        person_b,
        evidence,
        -- sums in whole billionths do not depend on the order of rows
        greatest(cast(round(least(weight, 1000.0) * 1e9) as bigint), 1) as units
    from core.links
)

select
    person_a,
    person_b,
    least(1.0, cast(sum(units) as double) / 1e9) as weight,
    if(bool_and(evidence = 'copresence'), cast(sum(units) as double) / 1e9, null) as copresence,
    bool_or(evidence != 'affiliation') as reaches
from whole
group by person_a, person_b
order by person_a, person_b;
