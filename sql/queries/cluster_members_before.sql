-- One row per contact in a cluster on the nights in nights_before: the persons of then by the ids they have today.
with members as (
    select
        members.owner,
        members.cluster_id,
        coalesce(keys.person_id, members.person_id) as person_id,
        count(*) as persons
    from nights_before
    inner join state.cluster_members as members
        on nights_before.owner = members.owner and nights_before.before_on = members.as_of
    left join core.keys as keys on members.person_id = keys.key
    group by all
)

select
    owner,
    cluster_id,
    person_id
from members
-- two persons of then are one today: in the cluster that had more of them
qualify row_number() over (partition by owner, person_id order by persons desc, cast(substr(cluster_id, 2) as bigint)) = 1
order by owner, person_id;
