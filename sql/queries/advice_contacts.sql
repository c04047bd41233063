-- One row per contact of the owners asked for, with all that is known of the tie and of the place in the network.
select
    contacts.owner,
    contacts.person_id,
    people.name,
    people.company,
    people.position,
    contacts.sources,
    contacts.since,
    contacts.strength,
    contacts.reciprocity,
    contacts.warmth,
    contacts.first_contact_on,
    contacts.last_contact_on,
    contacts.duration_days,
    contacts.contact_days,
    contacts.channels,
    contacts.state,
    contacts.referenceability,
    contacts.referenceability_why,
    contacts.cluster_id,
    clusters.label as cluster_label,
    structure.clusters_joined,
    structure.is_cut_point,
    structure.betweenness,
    structure.participation,
    if(structure.observed, structure.links, null) as common_contacts,
    structure.observed,
    reach.reach,
    reach.exclusive_reach,
    ranking.rank,
    ranking.score,
    exchanges.as_of,
    -- steady contact of so many days a year settles at this decayed sum
    cast(printf('%.9g', exchanges.decayed_contact_days * ln(2) / exchanges.half_life_days * 365.25) as double) as contact_days_a_year
from core.contacts as contacts
inner join core.people as people on contacts.person_id = people.person_id
inner join core.ranking as ranking on contacts.owner = ranking.owner and contacts.person_id = ranking.person_id
left join core.clusters as clusters on contacts.owner = clusters.owner and contacts.cluster_id = clusters.cluster_id
left join core.structure as structure on contacts.owner = structure.owner and contacts.person_id = structure.person_id
left join core.reach as reach on contacts.owner = reach.owner and contacts.person_id = reach.person_id
left join core.exchanges as exchanges on contacts.owner = exchanges.owner and contacts.person_id = exchanges.person_id
where list_contains(getvariable('owners'), contacts.owner)
order by contacts.owner, contacts.person_id;
