-- The dozen who are worth most together: what each adds, what is lost without, who is next in line.
select
    owner,
    position,
    name,
    role,
    round(gain, 3) as gain,
    why,
    round(loss, 3) as loss,
    loss_why,
    runner_up,
    round(runner_up_gain, 3) as runner_up_gain,
    reach,
    reach_added,
    reach_lost
from key_people
where owner = coalesce(getvariable('owner'), owner)
order by owner, position;
