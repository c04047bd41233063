-- One row per owner, great loss and contact before it; leaves the temporary table contacts_then behind.
create or replace temporary table losses as
select unnest(getvariable('losses'), recursive := true);

create or replace temporary table contacts_then as
select
    losses.owner,
    losses.before_on,
    losses.reset_on,
    ties.person_id,
    count(*) filter (where ties.first_absent_on <= losses.reset_on) as ties_lost,
    coalesce(bool_or(ties.first_absent_on is null or ties.first_absent_on > losses.reset_on), false) as is_kept
from losses
inner join core.ties as ties on losses.owner = ties.owner
left join core.owners as owners on losses.owner = owners.owner and ties.person_id = owners.person_id
where
    ties.makes_contact
    and ties.person_id is not null
    and owners.owner is null
    -- a network may keep the day of the first tie with somebody who came back
    and if(ties.kind = 'correspondent', ties.since, ties.first_seen_on) <= losses.before_on
    and (ties.first_absent_on is null or ties.first_absent_on > losses.before_on)
group by losses.owner, losses.before_on, losses.reset_on, ties.person_id;

select
    owner,
    before_on,
    reset_on,
    person_id,
    ties_lost,
    is_kept
from contacts_then
order by owner, reset_on, person_id;
