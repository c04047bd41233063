-- How many contacts each class of evidence links, to each other and to people beyond.
with ends as (
    select person_a as person_id, person_b as other_id, evidence, last_on from links
    union all
    select person_b as person_id, person_a as other_id, evidence, last_on from links
)

select
    contacts.owner,
    ends.evidence,
    count(distinct ends.person_id) as contacts,
    count(*) filter (where others.person_id is not null) // 2 as links_among_contacts,
    count(*) filter (where others.person_id is null) as links_beyond,
    max(ends.last_on) as newest_on
from contacts
inner join ends on contacts.person_id = ends.person_id
inner join owner_metrics on contacts.owner = owner_metrics.owner and ends.other_id != owner_metrics.person_id
left join contacts as others on contacts.owner = others.owner and ends.other_id = others.person_id
where contacts.owner = coalesce(getvariable('owner'), contacts.owner)
group by contacts.owner, ends.evidence
order by contacts.owner asc, list_position(['declared', 'interaction', 'copresence', 'affiliation'], ends.evidence) asc;
