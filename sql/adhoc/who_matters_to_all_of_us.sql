-- The dozen who are worth most to a team together: who of us is closest, what is lost without.
select
    chosen.position,
    chosen.name,
    string_agg(ties.owner, ', ' order by ties.place) as known_to, -- the closest first
    count(*) as owners,
    chosen.role,
    chosen.gain,
    chosen.why,
    chosen.loss,
    chosen.loss_why,
    chosen.runner_up,
    chosen.runner_up_gain,
    chosen.cluster_label,
    chosen.reach,
    chosen.reach_added,
    chosen.reach_lost,
    chosen.reach_weakened,
    chosen.gain_reach, -- what the gain is made of
    chosen.gain_strength,
    chosen.gain_worlds,
    chosen.gain_roles,
    chosen.is_pinned,
    any_value(ties.strength) filter (where ties.place = 1) as strength, -- of the closest tie
    any_value(ties.state) filter (where ties.place = 1) as state,
    any_value(ties.last_contact_on) filter (where ties.place = 1) as last_contact_on
from team_key_people as chosen
inner join team_ties as ties on chosen.person_id = ties.person_id
group by all
having coalesce(bool_or(ties.owner = getvariable('owner')), true)
order by chosen.position;
