-- Roles that are open, doubled, fading or all of one world; decisions that mean nobody.
select owner, kind, finding, place
from role_findings
where owner = coalesce(getvariable('owner'), owner)
union all
select owner, file || '.csv' as kind, person || ': ' || reason as finding, null as place
from unmatched_decisions
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, place asc nulls last, kind asc, finding asc;
