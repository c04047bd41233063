-- Invitations sent and received by wording: how many, which share became ties or were answered.
select
    owner,
    direction,
    wording, -- NULL: not known
    invitations,
    acceptance,
    answer_share,
    accepted,
    answered
from invitations
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, direction desc, wording asc nulls last;
