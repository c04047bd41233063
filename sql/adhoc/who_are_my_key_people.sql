-- The dozen who are worth most together: what each adds, what is lost without, who is next in line.
select
    key_people.owner,
    key_people.position,
    key_people.name,
    key_people.role,
    key_people.gain,
    key_people.why,
    key_people.loss,
    key_people.loss_why,
    key_people.runner_up,
    key_people.runner_up_gain,
    key_people.reach,
    key_people.reach_added,
    key_people.reach_lost,
    key_people.reach_weakened,
    key_people.gain_reach, -- what the gain is made of
    key_people.gain_strength,
    key_people.gain_worlds,
    key_people.gain_roles,
    key_people.is_pinned,
    contacts.strength,
    contacts.state,
    contacts.last_contact_on
from key_people
left join contacts on key_people.owner = contacts.owner and key_people.person_id = contacts.person_id
where key_people.owner = coalesce(getvariable('owner'), key_people.owner)
order by key_people.owner, key_people.position;
