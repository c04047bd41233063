-- What great losses cost.
create table core.partings (
    owner varchar, before_on date, reset_on date, scope varchar, ties bigint, people bigint, contacts_before bigint,
    reach_before bigint, reach_lost bigint, reach_weaker bigint, path_strength_before double,
    path_strength_lost double, strength_before double, strength_lost double, referenceable_before bigint,
    referenceable_lost bigint
);
