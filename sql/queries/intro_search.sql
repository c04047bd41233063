-- One row per person whom the text asked for can mean: a key alone, else part of a name, of an e-mail before its @ or of a link's last part, else a handle.
create or replace temporary macro plain(text) as translate(replace(strip_accents(lower(text)), 'ß', 'ss'), 'łøđðıħŧ', 'loddiht');

with exact as (
    select person_id
    from core.keys
    where
        person_id is not null
        and (
            key = getvariable('search')
            or substr(key, strpos(key, ':') + 1) in (getvariable('search'), '@' || lower(getvariable('search')))
        )
),

-- what stands after the @ or names the site is an employer's or a network's, and means nobody
similar_to as (
    select keys.person_id
    from core.observations as observations
    inner join core.keys as keys on observations.key = keys.key
    where
        keys.person_id is not null
        and (
            contains(plain(observations.name), plain(getvariable('search')))
            or lower(observations.handle) = lower(getvariable('search'))
            or contains(split_part(lower(observations.email), '@', 1), lower(getvariable('search')))
            or contains(
                regexp_extract(lower(observations.url), '^(?:https?://)?[^/]+/(?:.*/)?([^/?#]+)/?$', 1),
                lower(getvariable('search'))
            )
        )
    union
    select person_id
    from core.people
    where contains(plain(name), plain(getvariable('search')))
),

found as (
    select person_id from exact
    union
    select person_id from similar_to where not exists (select 1 from exact)
)

select people.person_id, people.name, people.company, people.position
from core.people as people
inner join found on people.person_id = found.person_id
order by people.name, people.person_id;
