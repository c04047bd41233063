-- Whom great losses took, how close they were by then, and who is back; no day: there was none.
select
    owner_metrics.owner,
    lost.source, -- NULL: gone from every list
    lost.before_on,
    lost.reset_on,
    case
        when lost.person_id is not null
            then row_number() over (
                partition by owner_metrics.owner, lost.source, lost.reset_on
                order by lost.strength desc nulls last, lost.person_id asc
            )
    end as place, -- 1 was the closest
    lost.name,
    lost.strength, -- before the loss
    lost.referenceability,
    lost.last_contact_on,
    lost.is_back,
    lost.back_on,
    lost.invited_by
from owner_metrics
left join rebuild_people as lost on owner_metrics.owner = lost.owner
where owner_metrics.owner = coalesce(getvariable('owner'), owner_metrics.owner)
order by owner_metrics.owner asc, lost.reset_on desc, lost.source asc nulls first, place asc;
