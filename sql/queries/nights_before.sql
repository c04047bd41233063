-- One row per owner: the newest night before this one whose clusters are kept, and the highest number given up to it.
create or replace temporary table nights_before as
select
    owners.owner,
    max(nights.as_of) as before_on,
    coalesce(max_by(nights.highest, nights.as_of), 0) as highest
from core.owners as owners
cross join state.night as night
left join state.cluster_nights as nights
    on owners.owner = nights.owner and night.as_of > nights.as_of and nights.is_kept
group by owners.owner;

select
    owner,
    before_on,
    highest
from nights_before
order by owner;
