-- What stands out, the most telling first: at most seven sentences, each from a figure.
select owner, position, sentence, unusual, actionable
from findings
where owner = coalesce(getvariable('owner'), owner)
order by owner, position;
