-- Ties between any two people, with their evidence and the exports it comes from.
create or replace temporary table declared as
with listing as (
    select distinct
        coalesce(lists.owner, used.local_owner) as owner,
        used.source,
        used.exported_on,
        used.export_id
    from core.used as used
    inner join raw.lists as lists on used.package_id = lists.package_id
)

select
    owners.person_id as one,
    ties.person_id as other,
    'declared' as evidence,
    1.0 as weight,
    ties.since as first_on,
    ties.last_seen_on as last_on,
    [listing.export_id] as export_ids
from core.ties as ties
inner join core.owners as owners on ties.owner = owners.owner
left join listing
    on ties.owner = listing.owner and ties.source = listing.source and ties.last_seen_on = listing.exported_on
where ties.ended is null and ties.makes_contact and ties.list != 'correspondence';

-- what a neutral export states outright holds until a later export of the same network states anew
create or replace temporary table stated as
with latest as (
    select used.*
    from core.used as used
    where used.package_id in (select stating.package_id from raw.links as stating)
    qualify used.exported_on = max(used.exported_on) over (partition by used.local_owner, used.source)
),

-- what two parts of an export both hold is said once
once as (
    select distinct
        latest.export_id,
        latest.exported_on,
        core.localised(links.a, latest.local_owner) as a,
        core.localised(links.b, latest.local_owner) as b,
        links.evidence,
        links.weight,
        links.first_on,
        links.last_on,
        row_number() over (
            partition by latest.package_id, links.a, links.b, links.evidence, links.weight, links.first_on, links.last_on
        ) as nth
    from latest
    inner join raw.links as links on latest.package_id = links.package_id
)

select
    ends_a.person_id as one,
    ends_b.person_id as other,
    once.evidence,
    once.weight,
    once.first_on,
    coalesce(once.last_on, once.exported_on) as last_on,
    [once.export_id] as export_ids
from once
inner join core.keys as ends_a on once.a = ends_a.key
inner join core.keys as ends_b on once.b = ends_b.key;

-- whose exports show an event: few different sets of them for many events
create or replace temporary table witnesses as
with sets as (
    select
        export_ids,
        row_number() over (order by export_ids) as witnesses_id
    from (select distinct export_ids from core.events) as distinct_sets
),

owned as (
    select distinct
        used.export_id,
        owners.person_id
    from core.used as used
    inner join core.owners as owners on used.owner = owners.owner
)

select
    sets.witnesses_id,
    sets.export_ids,
    coalesce(list(distinct owned.person_id) filter (where owned.person_id is not null), []) as owners
from sets
cross join unnest(sets.export_ids) as seen (export_id)
left join owned on seen.export_id = owned.export_id
group by sets.witnesses_id, sets.export_ids;

-- sums in whole billionths do not depend on the order of rows
create or replace temporary table decayed as
select
    events.event_id,
    events.occurred_at,
    events.kind,
    events.from_person,
    events.audience_id,
    events.participants,
    witnesses.witnesses_id,
    cast(
        round(
            1e9 * base_weights.weight
            * exp(-ln(2) * (epoch(night.until) - epoch(events.occurred_at)) / 86400 / night.half_life_days)
        ) as bigint
    ) as units
from core.events as events
inner join witnesses on events.export_ids = witnesses.export_ids
inner join state.base_weights as base_weights on events.kind = base_weights.kind
cross join state.night as night
where base_weights.weight > 0;

-- to counts in full, cc a fifth, bcc nothing (methods: role weights)
create or replace temporary table present as
select
    audience_id,
    person_id,
    max(if(role = 'to', 5, 1)) as fifths
from core.audiences
where person_id is not null and role in ('to', 'cc')
group by audience_id, person_id;

create or replace temporary table exchanged as
select
    decayed.from_person as one,
    present.person_id as other,
    'interaction' as evidence,
    cast(sum(decayed.units * present.fifths) as double) / 5e9 as weight,
    cast(min(decayed.occurred_at) as date) as first_on,
    cast(max(decayed.occurred_at) as date) as last_on,
    decayed.witnesses_id
from decayed
inner join present on decayed.audience_id = present.audience_id
where
    (decayed.participants = 2 or decayed.kind in ('mention', 'reply', 'comment'))
    and decayed.from_person != present.person_id
group by decayed.from_person, present.person_id, decayed.witnesses_id;

-- Newman (2001): an event of n people gives each pair of them 1 / (n - 1)
create or replace temporary table gatherings as
with outsiders as (
    -- a sender is there too, and in full if he sent himself a copy; in threads he is a member of the audience already
    select decayed.event_id, decayed.from_person
    from decayed
    left join present
        on
            decayed.audience_id = present.audience_id
            and decayed.from_person = present.person_id
            and present.fifths = 5
    where present.person_id is null and decayed.from_person is not null
),

events as (
    select
        decayed.audience_id,
        outsiders.from_person as outsider,
        decayed.witnesses_id,
        cast(sum(decayed.units // (decayed.participants - 1)) as hugeint) as units,
        min(decayed.occurred_at) as first_at,
        max(decayed.occurred_at) as last_at
    from decayed
    left join outsiders on decayed.event_id = outsiders.event_id
    where
        decayed.participants between 3 and (select night.crowd_cap from state.night as night)
        and decayed.kind not in ('mention', 'reply', 'comment')
    group by all
),

numbered as (
    select *, row_number() over (order by audience_id, outsider, witnesses_id) as gathering_id
    from events
)

select numbered.*, present.person_id, present.fifths
from numbered
inner join present
    on numbered.audience_id = present.audience_id and present.person_id is distinct from numbered.outsider

union all

select numbered.*, numbered.outsider as person_id, 5 as fifths
from numbered
where numbered.outsider is not null;

create or replace temporary table together as
select
    company.person_id as one,
    beside.person_id as other,
    'copresence' as evidence,
    cast(sum(company.units * company.fifths * beside.fifths) as double) / 25e9 as weight,
    cast(min(company.first_at) as date) as first_on,
    cast(max(company.last_at) as date) as last_on,
    company.witnesses_id
from gatherings as company
inner join gatherings as beside
    on company.gathering_id = beside.gathering_id and company.person_id < beside.person_id
inner join witnesses on company.witnesses_id = witnesses.witnesses_id
where
    -- the owner of an export is beside everybody in it: that says nothing of the others
    len(witnesses.owners) = 0
    or len(witnesses.owners)
    > cast(list_contains(witnesses.owners, company.person_id) as int)
    + cast(list_contains(witnesses.owners, beside.person_id) as int)
group by company.person_id, beside.person_id, company.witnesses_id;

create or replace temporary table observed as
select
    least(evidences.one, evidences.other) as person_a,
    greatest(evidences.one, evidences.other) as person_b,
    evidences.evidence,
    evidences.weight,
    evidences.first_on,
    evidences.last_on,
    coalesce(evidences.export_ids, witnesses.export_ids) as export_ids
from (
    from declared
    union all by name
    from stated
    union all by name
    from exchanged
    union all by name
    from together
    union all by name
    from affiliated
) as evidences
left join witnesses on evidences.witnesses_id = witnesses.witnesses_id
where evidences.one != evidences.other;

truncate core.links;

insert into core.links by name
select
    person_a,
    person_b,
    evidence,
    core.sig9(
        case
            when evidence in ('declared', 'affiliation') then max(weight)
            -- what is so old that nothing is left of it was there all the same
            else cast(greatest(sum(cast(round(weight * 1e9) as bigint)), 1) as double) / 1e9
        end
    ) as weight,
    min(first_on) as first_on,
    max(last_on) as last_on
from observed
group by person_a, person_b, evidence
order by all;

truncate core.link_origins;

insert into core.link_origins by name
with origins as (
    select distinct
        person_a,
        person_b,
        evidence,
        unnest(export_ids) as export_id
    from observed
),

owned as (
    select distinct export_id, owner
    from core.used
)

select
    origins.person_a,
    origins.person_b,
    origins.evidence,
    owned.owner,
    origins.export_id
from origins
inner join owned on origins.export_id = owned.export_id
order by all;
