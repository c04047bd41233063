-- One row per finding of the owners asked for, the most telling first.
select owner, position as place, finding, sentence, unusual, actionable, person_id, person_ids, section
from core.findings
where list_contains(getvariable('owners'), owner)
order by owner, place;
