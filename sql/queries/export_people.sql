-- One row per person around the owners asked for: themselves, their contacts and whoever is one introduction away; a contact of
-- several owners as the closest of them has him. Positions are of one owner's network: null where several are asked for. Who is
-- no contact stands outside, behind the best introducer. Leaves `export_people` behind.
create or replace temporary table export_people as
with selves as (
    select distinct person_id
    from core.owners
    where list_contains(getvariable('owners'), owner)
),

closest as (
    select *
    from core.contacts
    where list_contains(getvariable('owners'), owner)
    qualify row_number() over (partition by person_id order by strength desc nulls last, owner asc) = 1
),

outside as (
    select
        person_id,
        introducer_id,
        -- two numbers from 0 to 1 that are always the same, so that not all behind one stand on one spot
        cast('0x' || substr(md5(person_id), 1, 6) as integer) / 16777215.0 as aside,
        cast('0x' || substr(md5(person_id), 7, 6) as integer) / 16777215.0 as away
    from main.second_degree
    where list_contains(getvariable('owners'), owner)
    qualify
        row_number() over (
            partition by person_id
            order by strength desc nulls last, weight desc, introducer_id asc
        ) = 1
),

placed as (
    select owner, person_id, x, y from core.layout
    union all
    select
        layout.owner,
        outside.person_id,
        round((1.1 + 0.3 * outside.away) * cos(atan2(layout.y, layout.x) + 0.4 * (outside.aside - 0.5)), 4) as x,
        round((1.1 + 0.3 * outside.away) * sin(atan2(layout.y, layout.x) + 0.4 * (outside.aside - 0.5)), 4) as y
    from outside
    inner join core.layout as layout on outside.introducer_id = layout.person_id
),

everybody as (
    select person_id from selves
    union
    select person_id from closest
    union
    select person_id from outside
)

select
    everybody.person_id,
    people.name,
    selves.person_id is not null as is_owner,
    closest.owner is not null as is_contact,
    closest.owner as contact_of,
    closest.sources,
    people.company,
    people.position,
    people.location,
    closest.cluster_id,
    clusters.label as cluster_label,
    closest.strength,
    closest.warmth,
    closest.state,
    closest.since,
    closest.last_contact_on,
    closest.referenceability,
    ranking.score,
    ranking.rank,
    reach.reach,
    reach.exclusive_reach,
    if(len(getvariable('owners')) = 1, if(is_owner, 0.0, placed.x), null) as x,
    if(len(getvariable('owners')) = 1, if(is_owner, 0.0, placed.y), null) as y
from everybody
inner join core.people as people on everybody.person_id = people.person_id
left join selves on everybody.person_id = selves.person_id
left join closest on everybody.person_id = closest.person_id
left join core.clusters as clusters on closest.owner = clusters.owner and closest.cluster_id = clusters.cluster_id
left join core.ranking as ranking on closest.owner = ranking.owner and closest.person_id = ranking.person_id
left join core.reach as reach on closest.owner = reach.owner and closest.person_id = reach.person_id
left join placed
    on
        everybody.person_id = placed.person_id
        and len(getvariable('owners')) = 1
        and placed.owner = getvariable('owners')[1];

select *
from export_people
order by person_id;
