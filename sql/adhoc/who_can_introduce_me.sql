-- People one introduction away, each with the best contact to ask; --of: part of a name.
select
    owner,
    name,
    company,
    position,
    introducer as ask,
    evidence,
    strength,
    introducers,
    person_id -- tells namesakes apart
from second_degree_of(getvariable('owner'))
where contains(strip_accents(lower(name)), strip_accents(lower(coalesce(getvariable('of'), ''))))
order by
    owner asc,
    strength desc nulls last,
    list_position(['declared', 'interaction', 'copresence'], evidence) asc,
    name asc,
    person_id asc;
