-- One row per contact of the owners asked for, best first, with all that the rank rests on.
select
    ranking.owner,
    ranking.rank,
    ranking.person_id,
    people.name,
    people.company,
    people.position,
    contacts.sources,
    ranking.score,
    ranking.strength,
    ranking.bridging,
    ranking.reach as reach_score,
    ranking.exclusive_reach as exclusive_score,
    ranking.referenceability as reference_score,
    contacts.referenceability,
    contacts.referenceability_why,
    contacts.warmth,
    contacts.channels,
    contacts.first_contact_on,
    reach.reach,
    reach.exclusive_reach,
    contacts.last_contact_on,
    contacts.state,
    contacts.cluster_id,
    clusters.label as cluster_label,
    ranking.why
from core.ranking as ranking
inner join core.contacts as contacts on ranking.owner = contacts.owner and ranking.person_id = contacts.person_id
inner join core.people as people on ranking.person_id = people.person_id
left join core.reach as reach on ranking.owner = reach.owner and ranking.person_id = reach.person_id
left join core.clusters as clusters on contacts.owner = clusters.owner and contacts.cluster_id = clusters.cluster_id
where list_contains(getvariable('owners'), ranking.owner)
order by ranking.owner, ranking.rank;
