-- Ways from an owner to somebody, over each contact who leads there: of at most three steps, as in netgraph intro.
create or replace macro main.intro_paths(owner_name, target) as table
    with targets as (
        select person_id
        from core.people
        where person_id = target or strip_accents(lower(trim(name))) = strip_accents(lower(trim(target)))
    ),

    whose as (
        select owner, person_id as owner_id
        from core.owners
        where owner = owner_name
    ),

    pairs as (
        select
            links.person_a,
            links.person_b,
            max(least(1, links.weight) * confidence.worth) as worth,
            min(list_position(['declared', 'interaction', 'copresence'], links.evidence)) as class
        from core.links as links
        inner join core.confidence as confidence on links.evidence = confidence.evidence
        where links.evidence in ('declared', 'interaction', 'copresence')
        group by links.person_a, links.person_b
    ),

    steps as (
        select person_a as from_id, person_b as to_id, worth, class from pairs
        union all
        select person_b as from_id, person_a as to_id, worth, class from pairs
    ),

    -- a contact whom no list names is known by what was exchanged
    first_steps as (
        select
            contacts.owner,
            contacts.person_id as introducer_id,
            whose.owner_id,
            contacts.strength is not null as is_known,
            sqrt(coalesce(contacts.strength, 0.1)) as worth,
            min(case when ties.list = 'correspondence' then 2 else 1 end) as class
        from core.contacts as contacts
        inner join whose on contacts.owner = whose.owner
        inner join core.ties as ties on contacts.owner = ties.owner and contacts.person_id = ties.person_id
        where ties.makes_contact and ties.ended is null
        group by contacts.owner, contacts.person_id, whose.owner_id, contacts.strength
    ),

    last_steps as (
        select
            steps.from_id,
            steps.to_id,
            steps.worth,
            steps.class
        from steps
        inner join targets on steps.to_id = targets.person_id
    ),

    onward as (
        select
            from_id as introducer_id,
            null as between_id,
            to_id as person_id,
            null as middle,
            worth as last,
            class
        from last_steps
        union all
        select
            steps.from_id as introducer_id,
            steps.to_id as between_id,
            last_steps.to_id as person_id,
            steps.worth as middle,
            last_steps.worth as last,
            greatest(steps.class, last_steps.class) as class
        from steps
        inner join last_steps on steps.to_id = last_steps.from_id
        where steps.from_id != last_steps.to_id
    ),

    ways as (
        select
            first_steps.owner,
            first_steps.owner_id,
            first_steps.introducer_id,
            onward.between_id,
            onward.person_id,
            first_steps.is_known,
            cast(case when onward.between_id is null then 2 else 3 end as bigint) as hops,
            greatest(first_steps.class, onward.class) as class,
            cast(printf('%.9g', first_steps.worth * coalesce(onward.middle, 1) * onward.last) as double) as path_strength,
            cast(printf('%.9g', least(first_steps.worth, onward.middle, onward.last)) as double) as weakest
        from first_steps
        inner join onward on first_steps.introducer_id = onward.introducer_id
    ),

    best as (
        select *
        from ways
        where
            owner_id not in (person_id, coalesce(between_id, ''))
            and not exists (
                select 1
                from core.ties as blocks
                where
                    blocks.owner = ways.owner
                    and blocks.person_id = ways.between_id
                    and blocks.kind = 'blocked'
                    and blocks.ended is null
            )
        qualify
            row_number() over (
                partition by owner, person_id, introducer_id
                order by path_strength desc, hops asc, class asc, between_id asc
            ) = 1
    )

    select
        best.owner,
        best.person_id,
        people.name,
        best.introducer_id,
        introducers.name as introducer,
        best.between_id,
        others.name as between_name,
        best.hops,
        case when best.is_known then best.path_strength end as strength,
        best.path_strength,
        case when best.is_known then best.weakest end as weakest,
        (['declared', 'interaction', 'copresence'])[best.class] as evidence
    from best
    inner join core.people as people on best.person_id = people.person_id
    inner join core.people as introducers on best.introducer_id = introducers.person_id
    left join core.people as others on best.between_id = others.person_id;

comment on macro table main.intro_paths is 'one row per person of that id or whole name, and contact of the owner to ask, with the best way over the contact'; -- noqa: PRS
