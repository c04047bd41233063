-- Of the nights up to this one, the last fifteen stay in full, and of the months before them the last night of each.
create or replace temporary table let_go as
with nights as (
    select
        nights.owner,
        nights.as_of,
        row_number() over (partition by nights.owner order by nights.as_of desc) as place,
        nights.as_of = max(nights.as_of) over (partition by nights.owner, date_trunc('month', nights.as_of)) as is_last
    from state.cluster_nights as nights
    cross join state.night as night
    where nights.is_kept and nights.as_of <= night.as_of
)

select
    owner,
    as_of
from nights
where place > 15 and not is_last;

delete from state.clusters as clusters
using let_go
where clusters.owner = let_go.owner and clusters.as_of = let_go.as_of;

delete from state.cluster_members as members
using let_go
where members.owner = let_go.owner and members.as_of = let_go.as_of;

update state.cluster_nights as nights set is_kept = false
from let_go
where nights.owner = let_go.owner and nights.as_of = let_go.as_of;
