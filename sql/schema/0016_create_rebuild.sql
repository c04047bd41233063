-- How networks change as a whole: together, by how long ties last, and after a great loss.
alter table core.growth add column turnover double;

create table core.growth_together (
    owner varchar not null,
    exported_on date not null,
    networks bigint,
    size bigint,
    added bigint,
    removed bigint,
    returned bigint,
    first_listed bigint,
    retention double,
    turnover double
);
comment on table core.growth_together is 'one row per owner and day on which a list was exported: all networks, a person counts once';

create table core.survival (
    owner varchar not null,
    source varchar, -- null: all networks
    age_days bigint not null,
    from_days bigint,
    at_risk bigint,
    surviving_least double,
    surviving_most double,
    ties bigint,
    ended bigint,
    by_reset bigint,
    undated bigint
);
comment on table core.survival is 'one row per owner, network and age of ties';

create table core.rebuild (
    owner varchar not null,
    source varchar, -- null: all networks
    before_on date not null,
    reset_on date not null,
    exported_on date not null,
    days bigint,
    size_before bigint,
    size bigint,
    removed bigint,
    removed_back bigint,
    regret double,
    back bigint,
    rebuilt double,
    rebuilt_strength double,
    new_people bigint,
    invited_me bigint,
    invited_by_me bigint,
    strengths_before bigint,
    strengths bigint,
    mean_strength_before double,
    mean_strength double,
    referenceable_before double,
    referenceable double
);
comment on table core.rebuild is 'one row per owner, network, great loss and day since';

create table core.rebuild_people (
    owner varchar not null,
    source varchar, -- null: all networks
    before_on date not null,
    reset_on date not null,
    person_id varchar not null,
    strength double,
    referenceability varchar,
    last_contact_on date,
    is_back boolean,
    back_on date,
    invited_by varchar
);
comment on table core.rebuild_people is 'one row per owner, network, great loss and person it took';
