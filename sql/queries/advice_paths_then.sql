-- One row per owner, great loss, contact before it and person linked to him who was neither contact nor owner; after
-- advice_contacts_then.
with ends as (
    select person_a as introducer_id, person_b as person_id, evidence, weight, first_on from core.links
    union all
    select person_b as introducer_id, person_a as person_id, evidence, weight, first_on from core.links
),

known as (
    select owner, reset_on, person_id from contacts_then
    union all
    select distinct contacts_then.owner, contacts_then.reset_on, owners.person_id
    from contacts_then
    inner join core.owners as owners on contacts_then.owner = owners.owner
)

select
    contacts_then.owner,
    contacts_then.reset_on,
    contacts_then.person_id as introducer_id,
    ends.person_id,
    max(least(1, ends.weight) * confidence.worth) as weight
from contacts_then
inner join ends on contacts_then.person_id = ends.introducer_id
inner join core.confidence as confidence on ends.evidence = confidence.evidence
where
    ends.evidence in ('declared', 'interaction', 'copresence')
    and (ends.first_on is null or ends.first_on <= contacts_then.before_on)
    and not exists (
        select 1
        from known
        where
            known.owner = contacts_then.owner
            and known.reset_on = contacts_then.reset_on
            and known.person_id = ends.person_id
    )
group by contacts_then.owner, contacts_then.reset_on, contacts_then.person_id, ends.person_id
order by contacts_then.owner, contacts_then.reset_on, contacts_then.person_id, ends.person_id;
