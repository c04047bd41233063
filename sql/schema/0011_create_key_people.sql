-- The key people and their roles, and what people decided on both.
create table decisions.key_people (owner varchar, person varchar, verdict varchar);
create table decisions.roles (owner varchar, role varchar, person varchar);

create table core.key_people (
    owner varchar, position bigint, person_id varchar, role varchar, role_hint varchar, is_pinned boolean,
    gain double, gain_reach double, gain_strength double, gain_worlds double, gain_roles double, loss double,
    runner_up_id varchar, runner_up_gain double, cluster_id varchar, is_first_of_cluster boolean,
    is_last_of_cluster boolean, reach bigint, reach_added bigint, reach_lost bigint, reach_weakened bigint,
    why varchar, loss_why varchar
);
create table core.key_people_sets (
    owner varchar, chosen_by varchar, wanted bigint, people bigint, value double, at_least double, reach bigint,
    clusters bigint, clusters_reached bigint
);
create table core.roles (
    owner varchar, place bigint, category varchar, role varchar, person_id varchar, name varchar, question varchar,
    hint varchar, is_open boolean
);
create table core.role_hints (owner varchar, role varchar, place bigint, person_id varchar, why varchar);
create table core.role_findings (
    owner varchar, place bigint, kind varchar, subject varchar, person_id varchar, finding varchar
);
create table core.unmatched_decisions (owner varchar, file varchar, person varchar, reason varchar);
