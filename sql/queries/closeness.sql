-- One row per pair of people: how close all evidence together puts them, above 0 and at most 1.
select
    person_a,
    person_b,
    least(1.0, cast(sum(greatest(cast(round(least(weight, 1.0) * 1e9) as bigint), 1)) as double) / 1e9) as weight,
    bool_or(evidence != 'affiliation') as reaches
from core.links
group by person_a, person_b
order by person_a, person_b;
