-- How open an owner's network was on earlier days.
create table core.own_history (
    owner varchar not null,
    measured_on date not null,
    contacts bigint,
    links_among bigint,
    coverage double,
    "constraint" double,
    effective_size double,
    earlier bigint,
    constraint_higher_than bigint,
    effective_size_higher_than bigint,
    random_constraint double,
    random_least double,
    random_most double
);
comment on table core.own_history is 'one row per owner and day on which a list was exported, and of the night';
