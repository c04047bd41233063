create or replace view main.second_degree as
with ends as (
    select person_a as introducer_id, person_b as person_id, evidence, weight from core.links
    union all
    select person_b as introducer_id, person_a as person_id, evidence, weight from core.links
),

usable as (
    select
        ends.*,
        case ends.evidence when 'declared' then 1 when 'interaction' then 2 when 'copresence' then 3 end as class,
        least(1, ends.weight) * confidence.worth as worth
    from ends
    inner join core.confidence as confidence on ends.evidence = confidence.evidence
    where ends.evidence in ('declared', 'interaction', 'copresence')
),

-- a contact whom no list names is known by what was exchanged
first_steps as (
    select
        owner,
        person_id,
        case when bool_or(list != 'correspondence') then 1 else 2 end as class
    from core.ties
    where makes_contact and ended is null
    group by owner, person_id
),

known as (
    select owner, person_id from core.contacts
    union all
    select owner, person_id from core.owners
    union all
    select owner, person_id from core.ties
    where kind = 'blocked' and ended is null
)

select
    contacts.owner,
    usable.person_id,
    contacts.person_id as introducer_id,
    cast(printf('%.9g', max(usable.worth)) as double) as weight,
    cast(printf('%.9g', sqrt(any_value(contacts.strength)) * max(usable.worth)) as double) as strength,
    case greatest(any_value(first_steps.class), min(usable.class))
        when 1 then 'declared' when 2 then 'interaction' when 3 then 'copresence'
    end as evidence
from core.contacts as contacts
inner join first_steps on contacts.owner = first_steps.owner and contacts.person_id = first_steps.person_id
inner join usable on contacts.person_id = usable.introducer_id
where
    not exists (
        select 1
        from known
        where known.owner = contacts.owner and known.person_id = usable.person_id
    )
group by contacts.owner, usable.person_id, contacts.person_id;

comment on view main.second_degree is 'one row per owner, second-degree person and contact who could introduce; computed when asked, so name an owner';
comment on column main.second_degree.owner is 'whose network';
comment on column main.second_degree.person_id is 'neither the owner nor a contact, nor anybody whom the owner blocks';
comment on column main.second_degree.introducer_id is 'the contact linked to that person';
comment on column main.second_degree.weight is 'of a link, at most 1, times the worth of its class (core.confidence): the most over their links';
comment on column main.second_degree.strength is 'root of the first tie''s strength times weight; NULL when the first is unknown';
comment on column main.second_degree.evidence is 'weaker class of both steps, at best: declared, interaction, copresence; weight may be of a link of another';
