-- After a great loss: who is back, who is new, and what the network is worth then and now.
select
    owner_metrics.owner,
    rebuild.source, -- NULL: all networks; no day: there was no great loss
    rebuild.reset_on,
    rebuild.exported_on,
    rebuild.days,
    rebuild.size_before,
    rebuild.size,
    rebuild.removed,
    rebuild.removed_back,
    rebuild.regret,
    rebuild.back,
    rebuild.rebuilt,
    rebuild.rebuilt_strength,
    rebuild.new_people,
    rebuild.invited_me,
    rebuild.invited_by_me,
    rebuild.mean_strength_before,
    rebuild.mean_strength,
    rebuild.referenceable_before,
    rebuild.referenceable,
    rebuild.before_on,
    rebuild.strengths_before, -- how many of known strength, as of then
    rebuild.strengths
from owner_metrics
left join rebuild on owner_metrics.owner = rebuild.owner
where owner_metrics.owner = coalesce(getvariable('owner'), owner_metrics.owner)
order by
    owner_metrics.owner asc, rebuild.reset_on desc, rebuild.source asc nulls first, rebuild.exported_on asc;
