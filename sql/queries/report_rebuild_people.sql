-- One row per network, great loss and person it took, of the owners asked for; the newest loss first, the closest by then first.
select
    lost.owner,
    lost.source,
    lost.before_on,
    lost.reset_on,
    row_number() over (
        partition by lost.owner, lost.source, lost.reset_on
        order by lost.strength desc nulls last, lost.person_id asc
    ) as place,
    lost.person_id,
    people.name,
    lost.strength,
    lost.referenceability,
    lost.last_contact_on,
    lost.is_back,
    lost.back_on,
    lost.invited_by
from core.rebuild_people as lost
inner join core.people as people on lost.person_id = people.person_id
where list_contains(getvariable('owners'), lost.owner)
order by lost.owner asc, lost.reset_on desc, lost.source asc nulls first, place asc;
