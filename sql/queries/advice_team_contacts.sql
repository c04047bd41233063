-- One row per contact of a team, as an owner's would be who has all of them: as the closest of the team has each.
select
    '' as owner,
    ties.person_id,
    ties.owner as closest,
    ties.known_to,
    people.name,
    contacts.strength,
    contacts.reciprocity,
    contacts.warmth,
    contacts.last_contact_on,
    contacts.state,
    contacts.referenceability,
    contacts.referenceability_why,
    pooled.cluster_id,
    clusters.label as cluster_label,
    pooled.reach,
    row_number() over (order by ties.score desc nulls last, ties.person_id asc) as rank
from main.team_ties as ties
inner join core.contacts as contacts on ties.owner = contacts.owner and ties.person_id = contacts.person_id
inner join core.people as people on ties.person_id = people.person_id
inner join core.team_people as pooled on ties.person_id = pooled.person_id
left join core.team_clusters as clusters on pooled.cluster_id = clusters.cluster_id
where ties.place = 1
order by ties.person_id;
