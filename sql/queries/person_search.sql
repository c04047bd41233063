-- One row per person whom the search asked for can mean: a person_id or key alone, else part of a name or contact detail.
-- Unless `by_site` is set, what stands after an e-mail's @ or names a link's site means nobody: it is an employer's or a network's.
create or replace temporary macro plain(text) as translate(replace(strip_accents(lower(text)), 'ß', 'ss'), 'łøđðıħŧ', 'loddiht');

with exact as (
    select person_id
    from core.keys
    where
        person_id is not null
        and (
            key in (getvariable('search'), getvariable('link'))
            or substr(key, strpos(key, ':') + 1) in (getvariable('search'), '@' || lower(getvariable('search')))
        )
),

similar_to as (
    select keys.person_id
    from core.observations as observations
    inner join core.keys as keys on observations.key = keys.key
    where
        keys.person_id is not null
        and (
            contains(plain(observations.name), plain(getvariable('search')))
            or lower(observations.handle) = lower(getvariable('search'))
            or observations.source || ':@' || lower(observations.handle) = getvariable('link')
            or contains(
                if(getvariable('by_site'), lower(observations.email), split_part(lower(observations.email), '@', 1)),
                lower(getvariable('search'))
            )
            or contains(
                if(
                    getvariable('by_site'),
                    lower(observations.url),
                    regexp_extract(lower(observations.url), '^(?:https?://)?[^/]+/(?:.*/)?([^/?#]+)/?$', 1)
                ),
                lower(getvariable('search'))
            )
            or contains(lower(observations.url), replace(getvariable('link'), 'url:', ''))
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

select people.person_id, people.name, people.company, people.position, people.location, people.is_owner
from core.people as people
inner join found on people.person_id = found.person_id
order by people.name, people.person_id;
