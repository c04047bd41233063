-- Contacts whom the owner wrote to in private and who never wrote back.
with private as (
    select from_person, to_person, occurred_at
    from interactions
    where kind in ('message', 'email') and participants = 2
)

select
    contacts.owner,
    contacts.name,
    count(*) as written,
    cast(max(private.occurred_at) as date) as last_on
from contacts
inner join owner_metrics on contacts.owner = owner_metrics.owner
inner join private
    on owner_metrics.person_id = private.from_person and contacts.person_id = private.to_person
where
    contacts.owner = coalesce(getvariable('owner'), contacts.owner)
    and not exists (
        select 1
        from private as answers
        where answers.from_person = contacts.person_id and answers.to_person = owner_metrics.person_id
    )
group by contacts.owner, contacts.person_id, contacts.name
order by contacts.owner asc, written desc, contacts.name asc, contacts.person_id asc;
