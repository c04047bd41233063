-- One row per owner asked for: how far business and social life blur.
select
    owner,
    business_people,
    social_people,
    both_people,
    overlap_share,
    known_people,
    mixed_people,
    blur
from core.context_mix
where list_contains(getvariable('owners'), owner)
order by owner;
