-- One row per link between two contacts of an owner on one of the days that advice_ego_people.sql found, known by then.
select
    one.owner,
    one.measured_on,
    ego_pairs.person_a,
    ego_pairs.person_b
from ego_pairs
inner join ego_people as one on ego_pairs.person_a = one.person_id
inner join ego_people as other
    on
        ego_pairs.person_b = other.person_id
        and one.owner = other.owner
        and one.measured_on = other.measured_on
where ego_pairs.first_on <= one.measured_on
order by one.owner, one.measured_on, ego_pairs.person_a, ego_pairs.person_b;
