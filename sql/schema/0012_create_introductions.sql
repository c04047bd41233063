-- A year's asks for introductions, and what they open.
create table core.introductions (
    owner varchar, person_id varchar, quarter bigint, introducer_id varchar, strength double, path_strength double,
    weakest double, evidence varchar, introducers bigint, chance double, equals bigint, best_id varchar
);
create table core.openings (
    owner varchar, place bigint, company_key varchar, company varchar, people bigint, contacts bigint,
    introducer_id varchar, opens bigint, strength double, path_strength double, evidence varchar
);
