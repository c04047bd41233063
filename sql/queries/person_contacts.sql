-- One row per owner whose contact the person_id asked for is now.
select
    contacts.owner, contacts.sources, contacts.since, contacts.strength, contacts.reciprocity, contacts.state,
    contacts.last_contact_on, contacts.warmth, contacts.referenceability, contacts.referenceability_why,
    clusters.label as cluster
from core.contacts as contacts
left join core.clusters as clusters on contacts.owner = clusters.owner and contacts.cluster_id = clusters.cluster_id
where contacts.person_id = getvariable('person_id') and coalesce(contacts.owner = getvariable('owner'), true)
order by contacts.owner;
