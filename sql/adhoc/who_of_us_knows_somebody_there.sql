-- Where a team knows somebody, by company and by world, and who best; --of: a whole name.
with places as (
    select
        'company' as kind,
        companies.company_key as place_key,
        ties.company as place,
        ties.*
    from team_ties as ties
    inner join core.companies as companies on ties.company = companies.company
    where companies.company_key is not null
    union all
    select
        'world' as kind,
        lower(trim(clusters.label)) as place_key,
        clusters.label as place,
        ties.*
    from team_ties as ties
    inner join cluster_members as members on ties.owner = members.owner and ties.person_id = members.person_id
    inner join clusters on members.owner = clusters.owner and members.cluster_id = clusters.cluster_id
    where clusters.label_basis != 'member'
),

counted as (
    select
        kind,
        place_key,
        mode(place order by place) as place,
        count(distinct person_id) as people,
        count(distinct owner) as owners,
        string_agg(distinct owner, ', ' order by owner) as known_to,
        bool_or(lower(trim(place)) = lower(trim(getvariable('of')))) as is_meant
    from places
    group by kind, place_key
),

best as (
    select
        places.owner,
        counted.kind,
        counted.place,
        counted.people,
        counted.known_to,
        places.name as knows_best,
        places.strength,
        places.state,
        counted.owners,
        places.last_contact_on
    from places
    inner join counted on places.kind = counted.kind and places.place_key = counted.place_key
    where coalesce(counted.is_meant, true)
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
)

select *
from best
where owner = coalesce(getvariable('owner'), owner)
order by kind asc, people desc, place asc;
