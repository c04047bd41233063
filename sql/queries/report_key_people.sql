-- One row per key person of the owners asked for, in the order in which they were chosen.
select
    chosen.owner,
    chosen.position as place,
    chosen.person_id,
    people.name,
    people.company,
    people.position,
    chosen.role,
    chosen.role_hint,
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
    others.name as runner_up,
    chosen.runner_up_gain,
    contacts.strength,
    contacts.state,
    contacts.last_contact_on,
    chosen.reach,
    chosen.reach_added,
    chosen.reach_lost,
    chosen.reach_weakened,
    chosen.cluster_id,
    clusters.label as cluster_label
from core.key_people as chosen
inner join core.people as people on chosen.person_id = people.person_id
inner join core.contacts as contacts on chosen.owner = contacts.owner and chosen.person_id = contacts.person_id
left join core.people as others on chosen.runner_up_id = others.person_id
left join core.clusters as clusters on chosen.owner = clusters.owner and chosen.cluster_id = clusters.cluster_id
where list_contains(getvariable('owners'), chosen.owner)
order by chosen.owner, chosen.position;
