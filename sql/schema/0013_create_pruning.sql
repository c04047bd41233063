-- What is left of a network as its contacts go, the least missed first.
create table core.pruning (
    owner varchar, n bigint, person_id varchar, contacts bigint, reach bigint, reach_lost bigint, path_strength double,
    worlds bigint, pairs bigint, key_people bigint, referenceable bigint, strength double, contact_days_a_year double,
    freed double, value double, mark varchar
);
