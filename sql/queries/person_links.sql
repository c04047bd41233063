-- One row per class of evidence that links the person_id asked for to others.
select
    evidence,
    count(*) as people,
    round(max(weight), 4) as heaviest,
    min(first_on) as first_on,
    max(last_on) as last_on
from core.links
where person_a = getvariable('person_id') or person_b = getvariable('person_id')
group by evidence
order by evidence;
