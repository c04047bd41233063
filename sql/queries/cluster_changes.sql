-- The changes of this night, of the night it was compared with, of the night that one was compared with, and so on.
truncate core.cluster_changes;

insert into core.cluster_changes by name
with recursive compared as (
    select
        nights.owner,
        nights.as_of,
        nights.before_on
    from state.cluster_nights as nights
    inner join state.night as night on nights.as_of = night.as_of

    union all

    select
        nights.owner,
        nights.as_of,
        nights.before_on
    from compared
    inner join state.cluster_nights as nights on compared.owner = nights.owner and compared.before_on = nights.as_of
)

select changes.*
from compared
inner join state.cluster_changes as changes on compared.owner = changes.owner and compared.as_of = changes.as_of
order by changes.owner, changes.as_of, changes.change, changes.cluster_id, changes.from_id, changes.to_id;
