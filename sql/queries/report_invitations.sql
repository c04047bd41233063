-- One row per direction and wording of invitations of the owners asked for; those sent first.
select
    owner,
    direction,
    wording,
    invitations,
    accepted,
    acceptance,
    answered,
    answer_share
from core.invitations
where list_contains(getvariable('owners'), owner)
order by owner asc, direction desc, invitations desc, wording asc nulls last;
