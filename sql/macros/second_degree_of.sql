-- People one introduction away from an owner, each with the best contact to ask; the view second_degree has every way.
create or replace macro main.second_degree_of(owner_name) as table
    with ways as (
        select
            owner,
            person_id,
            introducer_id,
            evidence,
            strength,
            count(*) over (partition by owner, person_id) as introducers,
            row_number() over (
                partition by owner, person_id
                order by
                    strength desc nulls last,
                    case when strength is null then weight else 0 end desc,
                    list_position(['declared', 'interaction', 'copresence'], evidence) asc,
                    introducer_id asc
            ) as place
        from main.second_degree
        where owner = coalesce(owner_name, owner)
    )

    select
        ways.owner,
        ways.person_id,
        people.name,
        people.company,
        people.position,
        ways.introducer_id,
        introducers.name as introducer,
        ways.evidence,
        ways.strength,
        ways.introducers
    from ways
    inner join main.people as people on ways.person_id = people.person_id
    inner join main.people as introducers on ways.introducer_id = introducers.person_id
    where ways.place = 1;

comment on macro table main.second_degree_of is 'one row per owner and person one introduction away, with the best contact to ask; owner_name NULL: of every owner'; -- noqa: PRS
