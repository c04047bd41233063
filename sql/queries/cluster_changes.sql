-- The changes of this night, of the night it was compared with, of the night that one was compared with, and so on.
truncate core.cluster_nights;

insert into core.cluster_nights by name
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

select
    owner,
    as_of,
    before_on
from compared
order by owner, as_of;

truncate core.cluster_changes;

insert into core.cluster_changes by name
select changes.*
from core.cluster_nights as nights
inner join state.cluster_changes as changes on nights.owner = changes.owner and nights.as_of = changes.as_of
order by changes.owner, changes.as_of, changes.change, changes.cluster_id, changes.from_id, changes.to_id;
