-- What each network is used for, and how far business and social life blur.
select
    network_uses.owner,
    network_uses.source,
    network_uses.context,
    network_uses.contacts,
    network_uses.only_here,
    network_uses.in_touch,
    network_uses.attention_share,
    network_uses.main_kind,
    network_uses.main_kind_share,
    context_mix.business_people,
    context_mix.social_people,
    context_mix.both_people,
    context_mix.overlap_share,
    context_mix.known_people,
    context_mix.mixed_people,
    context_mix.blur
from network_uses
left join context_mix on network_uses.owner = context_mix.owner
where network_uses.owner = coalesce(getvariable('owner'), network_uses.owner)
order by network_uses.owner asc, network_uses.attention_share desc nulls last, network_uses.source asc;
