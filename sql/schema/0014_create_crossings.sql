-- Who joins an owner's worlds, what falls off without a person, which loose ties carry, and whom to write to again.
create table core.cluster_pairs (
    owner varchar not null,
    cluster_a varchar not null,
    cluster_b varchar not null,
    links bigint not null,
    joiners bigint not null,
    ways bigint not null,
    firm_ways bigint not null,
    evidence varchar not null,
    joined_by varchar not null,
    keystones varchar[] not null, -- person_id; empty unless ways = 1
    keystone_names varchar,
    is_parted boolean
);
comment on table core.cluster_pairs is 'one row per owner and pair of clusters that somebody joins';

create table core.cut_points (
    owner varchar not null,
    person_id varchar not null,
    loose bigint not null,
    pieces bigint not null,
    loose_names varchar not null,
    clusters bigint not null,
    cluster_labels varchar,
    exclusive_reach bigint,
    exclusive_names varchar,
    why varchar not null
);
comment on table core.cut_points is 'one row per owner and contact without whom the contacts fall apart';

create table core.weak_ties (
    owner varchar not null,
    person_id varchar not null,
    place bigint not null,
    band varchar not null, -- weak, moderate
    strength double not null,
    common_contacts bigint,
    common_band varchar, -- few, some, many
    reach bigint not null,
    exclusive_reach bigint not null,
    why varchar not null
);
comment on table core.weak_ties is 'one row per owner and contact who is not close and alone leads to somebody';

create table core.reconnect (
    owner varchar not null,
    person_id varchar not null,
    rank bigint not null, -- 1 = first
    value double not null,
    trust double not null,
    height double,
    height_on date,
    novelty double,
    reach_score double,
    exclusive_reach bigint,
    comfort_rank bigint not null, -- by height alone
    occasion varchar,
    occasion_kind varchar, -- job_change, answer, recommendation, anniversary, rhythm
    occasion_on date,
    why varchar not null
);
comment on table core.reconnect is 'one row per owner and contact with whom it has gone quiet';
