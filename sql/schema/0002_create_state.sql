-- What the nights know of themselves, and the user's decisions as the last night read them.
create schema state;
create schema decisions;

create table state.night (
    as_of date not null,
    until timestamp not null, -- end of that day; later events are ignored
    half_life_days double not null,
    group_cap bigint not null, -- larger events say nothing of strength
    crowd_cap bigint not null, -- larger events make no links
    default_owner varchar not null
);
comment on table state.night is 'one row: the night that is being computed';

create table state.steps (
    step varchar primary key,
    fingerprint varchar not null, -- of everything the step's output depends on
    counts varchar not null -- JSON
);
comment on table state.steps is 'one row per step whose output is in this database, committed together with it';

create table state.runs (
    run_id varchar primary key,
    as_of date not null,
    started_at timestamp not null,
    seconds double, -- null: still running, or ended without a word
    outcome varchar -- done, attention (something refused or held), failed, interrupted; null while it runs
);
comment on table state.runs is 'one row per night';

create table state.run_steps (
    run_id varchar not null,
    place bigint not null, -- 1 = first
    step varchar not null,
    skipped boolean not null,
    seconds double not null,
    peak_mb double not null,
    counts varchar not null, -- JSON
    primary key (run_id, step)
);
comment on table state.run_steps is 'one row per night and step';

create table state.base_weights (kind varchar primary key, weight double not null);
comment on table state.base_weights is 'one row per kind of interaction: what one such event counts for strength';

create table state.contact_kinds (kind varchar primary key, makes_contact boolean not null);
comment on table state.contact_kinds is 'one row per kind of tie whose meaning is known or set';

create table decisions.exports (file varchar, owner varchar, exported_on date, verdict varchar);
create table decisions.accepted (owner varchar, source varchar, exported_on date, list varchar, verdict varchar);
create table decisions.owners (owner varchar, key varchar);
create table decisions.identities (a varchar, b varchar, verdict varchar);
