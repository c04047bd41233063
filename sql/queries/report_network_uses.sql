-- One row per network of the owners asked for, those that carry most contact first.
select
    owner,
    source,
    context,
    contacts,
    only_here,
    in_touch,
    attention_share,
    main_kind,
    main_kind_share
from core.network_uses
where list_contains(getvariable('owners'), owner)
order by owner asc, attention_share desc nulls last, contacts desc, source asc;
