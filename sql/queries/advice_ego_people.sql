-- One row per contact of the owners asked for on each of the newest `days` days of an export, and on the day of the night: is a
-- link to anybody but the owner known by then.
create or replace temporary table ego_days as
with days as (
    select owner, exported_on as measured_on
    from core.growth
    union
    select owners.owner, night.as_of as measured_on
    from core.owners as owners
    cross join state.night as night
)

select owner, measured_on
from days
where list_contains(getvariable('owners'), owner)
qualify row_number() over (partition by owner order by measured_on desc) <= getvariable('days') + 1;

create or replace temporary table ego_people as
select distinct
    ego_days.owner,
    ego_days.measured_on,
    ties.person_id
from ego_days
inner join core.ties as ties on ego_days.owner = ties.owner
left join core.owners as owners on ego_days.owner = owners.owner
where
    ties.makes_contact
    and ties.person_id is distinct from owners.person_id
    -- a correspondent is one since the day of the exchange, whenever the mailbox was exported
    and if(ties.kind = 'correspondent', ties.since, ties.first_seen_on) <= ego_days.measured_on
    and (ties.first_absent_on is null or ties.first_absent_on > ego_days.measured_on);

create or replace temporary table ego_pairs as
select
    person_a,
    person_b,
    -- a link without a day is taken to have been there
    min(coalesce(first_on, date '0001-01-01')) as first_on
from core.links
where
    person_a in (select ego_people.person_id from ego_people)
    or person_b in (select ego_people.person_id from ego_people)
group by person_a, person_b;

with ends as (
    select person_a as person_id, person_b as other_id, first_on
    from ego_pairs
    union all
    select person_b as person_id, person_a as other_id, first_on
    from ego_pairs
),

-- distinct before the links come in, or the planner multiplies all of them by the owners
mine as (
    select distinct
        ego_people.owner,
        ego_people.person_id,
        owners.person_id as owner_person
    from ego_people
    inner join core.owners as owners on ego_people.owner = owners.owner
),

observed as (
    select
        mine.owner,
        mine.person_id,
        min(ends.first_on) as first_on
    from mine
    inner join ends on mine.person_id = ends.person_id and mine.owner_person != ends.other_id
    group by mine.owner, mine.person_id
)

select
    ego_people.owner,
    ego_people.measured_on,
    ego_people.person_id,
    coalesce(observed.first_on <= ego_people.measured_on, false) as is_observed
from ego_people
left join observed on ego_people.owner = observed.owner and ego_people.person_id = observed.person_id
order by ego_people.owner, ego_people.measured_on, ego_people.person_id;
