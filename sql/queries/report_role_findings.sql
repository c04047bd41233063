-- One row per thing to know of the roles of the owners asked for, in the order to be read.
select owner, place, kind, subject, person_id, finding
from core.role_findings
where list_contains(getvariable('owners'), owner)
order by owner, place;
