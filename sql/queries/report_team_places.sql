-- One row per company, and per world named from what its members share, where one of a team knows somebody: who knows whom best.
with places as (
    select
        'company' as kind,
        companies.company_key as place_key,
        ties.company as place,
        ties.*
    from main.team_ties as ties
    inner join core.companies as companies on ties.company = companies.company
    where companies.company_key is not null
    union all
    select
        'world' as kind,
        lower(trim(clusters.label)) as place_key,
        clusters.label as place,
        ties.*
    from main.team_ties as ties
    inner join core.cluster_members as members on ties.owner = members.owner and ties.person_id = members.person_id
    inner join core.clusters as clusters on members.owner = clusters.owner and members.cluster_id = clusters.cluster_id
    where clusters.label_basis != 'member'
),

counted as (
    select
        kind,
        place_key,
        mode(place order by place) as place,
        count(distinct person_id) as people,
        count(distinct owner) as owners,
        string_agg(distinct owner, ', ' order by owner) as known_to
    from places
    group by kind, place_key
)

select
    places.owner,
    counted.kind,
    counted.place,
    counted.people,
    counted.owners,
    counted.known_to,
    places.person_id,
    places.name,
    places.strength,
    places.state,
    places.last_contact_on
from places
inner join counted on places.kind = counted.kind and places.place_key = counted.place_key
qualify
    row_number() over (
        partition by places.kind, places.place_key
        order by
            places.strength desc nulls last,
            places.referenceability asc,
            places.last_contact_on desc nulls last,
            places.owner asc,
            places.person_id asc
    ) = 1
order by counted.kind asc, counted.people desc, counted.place asc;
