-- My invitations by wording: how many, and which share are contacts now or wrote to me later.
with invited as (
    select
        owner_metrics.owner,
        interactions.to_person as person_id,
        arg_max(interactions.wording, (interactions.occurred_at, interactions.event_id)) as wording,
        max(interactions.occurred_at) as invited_at
    from interactions
    inner join owner_metrics on interactions.from_person = owner_metrics.person_id
    where
        interactions.kind = 'invitation'
        and interactions.to_person is not null
        and owner_metrics.owner = coalesce(getvariable('owner'), owner_metrics.owner)
    group by owner_metrics.owner, interactions.to_person
),

answers as (
    select distinct
        invited.owner,
        invited.person_id
    from invited
    inner join owner_metrics on invited.owner = owner_metrics.owner
    inner join interactions
        on
            invited.person_id = interactions.from_person
            and owner_metrics.person_id = interactions.to_person
            and invited.invited_at < interactions.occurred_at
    where interactions.participants = 2 and interactions.kind in ('message', 'email', 'call')
)

select
    invited.owner,
    invited.wording, -- NULL: not known
    count(*) as invited,
    round(avg(if(contacts.person_id is null, 0, 1)), 3) as contact_share,
    round(avg(if(answers.person_id is null, 0, 1)), 3) as answer_share
from invited
left join contacts on invited.owner = contacts.owner and invited.person_id = contacts.person_id
left join answers on invited.owner = answers.owner and invited.person_id = answers.person_id
group by invited.owner, invited.wording
order by invited.owner asc, invited.wording asc nulls last;
