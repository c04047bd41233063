-- One row per decision of the owners asked for about people that could not be used, or not wholly.
select owner, file, person, reason
from core.unmatched_decisions
where list_contains(getvariable('owners'), owner)
order by owner, file, person, reason;
