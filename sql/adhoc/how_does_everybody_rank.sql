-- Every contact by rank: the score, what it is made of, and what is known of the tie.
select
    ranking.owner,
    ranking.rank,
    ranking.name,
    ranking.score,
    ranking.strength, -- the five components
    ranking.bridging,
    ranking.reach as reach_score,
    ranking.exclusive_reach as exclusive_score,
    ranking.referenceability as reference_score,
    ranking.why,
    contacts.referenceability,
    contacts.warmth,
    contacts.channels,
    contacts.first_contact_on,
    contacts.last_contact_on,
    contacts.state,
    reach.reach,
    reach.exclusive_reach
from ranking
inner join contacts on ranking.owner = contacts.owner and ranking.person_id = contacts.person_id
left join reach on ranking.owner = reach.owner and ranking.person_id = reach.person_id
where ranking.owner = coalesce(getvariable('owner'), ranking.owner)
order by ranking.owner, ranking.rank;
