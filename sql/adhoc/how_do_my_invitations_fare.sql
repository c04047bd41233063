-- Invitations sent and received by wording: how many, which share became ties or were answered.
select
    owner,
    direction,
    wording, -- NULL: not known
    invitations,
    round(acceptance, 3) as acceptance,
    round(answer_share, 3) as answer_share
from invitations
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, direction desc, wording asc nulls last;
