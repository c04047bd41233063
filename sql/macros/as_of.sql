-- Who was a contact of whom on a day, as far as exports and the networks' own dates tell.
create or replace macro main.as_of(day) as table
    with spells as (
        select
            ties.owner,
            ties.source,
            ties.person_id,
            ties.since,
            ties.first_seen_on,
            ties.last_seen_on,
            coalesce(ties.ended_on, ties.first_absent_on) as gone_on,
            max(lists.exported_on) as not_yet_on -- the last list before that does not show the tie
        from core.ties as ties
        left join core.lists as lists
            on
                ties.owner = lists.owner
                and ties.source = lists.source
                and ties.list = lists.list
                and ties.first_seen_on > lists.exported_on
                and lists.standing = 'effective'
        left join core.owners as owners on ties.owner = owners.owner and ties.person_id = owners.person_id
        where ties.makes_contact and ties.person_id is not null and owners.owner is null
        group by all
    ),

    dated as (
        select
            *,
            -- a network may keep the day of the first tie with somebody who came back
            case
                when since < first_seen_on and since > coalesce(not_yet_on, since - 1) then since
                else first_seen_on
            end as begun_on
        from spells
    ),

    there as (
        select
            owner,
            person_id,
            source,
            since,
            case
                when first_seen_on > cast(day as date) then 'dated'
                when last_seen_on < cast(day as date) then 'assumed'
                else 'seen'
            end as basis
        from dated
        where begun_on <= cast(day as date) and (gone_on is null or gone_on > cast(day as date))
    )

    select
        there.owner,
        there.person_id,
        people.name,
        string_agg(distinct there.source, ', ' order by there.source) as sources,
        min(there.since) as since,
        max(there.basis) as basis, -- seen before dated before assumed
        bool_or(contacts.person_id is not null) as is_contact_now
    from there
    inner join main.people as people on there.person_id = people.person_id
    left join main.contacts as contacts on there.owner = contacts.owner and there.person_id = contacts.person_id
    group by there.owner, there.person_id, people.name;

comment on macro table main.as_of is 'one row per owner and person who was a contact on the day, and what that rests on'; -- noqa: PRS
