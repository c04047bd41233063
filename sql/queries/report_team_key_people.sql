-- One row per key person of a team, in the order in which they were chosen.
with known_to as (
    select
        person_id,
        string_agg(owner, ', ' order by place) as names
    from main.team_ties
    group by person_id
)

select
    chosen.position as place,
    chosen.owner,
    chosen.person_id,
    chosen.name,
    people.company,
    people.position,
    chosen.known_to as owners,
    known_to.names as known_to,
    chosen.role,
    chosen.is_pinned,
    chosen.gain,
    chosen.gain_reach,
    chosen.gain_strength,
    chosen.gain_worlds,
    chosen.gain_roles,
    chosen.why,
    chosen.loss,
    chosen.loss_why,
    chosen.runner_up_id,
    chosen.runner_up,
    others.owner as runner_up_owner,
    chosen.runner_up_gain,
    ties.strength,
    ties.state,
    ties.last_contact_on,
    chosen.reach,
    chosen.reach_added,
    chosen.reach_lost,
    chosen.reach_weakened,
    chosen.cluster_id,
    chosen.cluster_label
from main.team_key_people as chosen
inner join main.team_ties as ties on chosen.person_id = ties.person_id and chosen.owner = ties.owner
inner join known_to on chosen.person_id = known_to.person_id
inner join core.people as people on chosen.person_id = people.person_id
left join main.team_ties as others on chosen.runner_up_id = others.person_id and others.place = 1
order by place;
