-- What each of a team brings: contacts outside it, shared, known well, known well to nobody else.
select
    owner,
    count(*) as contacts,
    count(*) filter (where known_to > 1) as shared,
    -- in touch now and then: about once a year, both ways
    count(*) filter (where strength >= 0.1) as known_well,
    count(*) filter (where is_sole) as sole
from team_ties
where owner = coalesce(getvariable('owner'), owner)
group by owner
order by contacts desc, owner asc;
