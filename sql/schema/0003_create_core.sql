-- What is derived from the exports and the decisions, and can be rebuilt from them at any time.
create schema core;

create macro core.sig9(x) as cast(printf('%.9g', x) as double);
create macro core.localised(key, owner) as case
    when substr(key, strpos(key, ':') + 1, 1) in ('~', '?')
        then substr(key, 1, strpos(key, ':') + 1) || owner || '/' || substr(key, strpos(key, ':') + 2)
    else key
end;

create table core.exports (
    file varchar, export_id varchar, owner varchar, source varchar, exported_on date, dated_by varchar,
    status varchar, reason varchar, verdict varchar, rows_read bigint, rejects bigint, package_id varchar
);
create table core.used (
    package_id varchar, export_id varchar, owner varchar, local_owner varchar, source varchar,
    neutral boolean, exported_on date
);
create table core.held_lists (
    export_id varchar, owner varchar, source varchar, exported_on date, list varchar, reason varchar
);
create table core.observations (
    export_id varchar, source varchar, owner varchar, exported_on date, key varchar, alias varchar,
    name varchar, handle varchar, url varchar, email varchar, phone varchar, company varchar, position varchar,
    location varchar, school varchar, seen_at timestamp
);
create table core.keys (key varchar, account_id varchar, person_id varchar);
create table core.owners (owner varchar, person_id varchar);
create table core.accounts (
    account_id varchar, person_id varchar, source varchar, name varchar, handle varchar, url varchar, email varchar,
    phone varchar, company varchar, position varchar, location varchar, school varchar, matched_by varchar
);
create table core.people (
    person_id varchar, name varchar, is_owner boolean, company varchar, position varchar, location varchar,
    school varchar
);
create table core.lists (
    owner varchar, source varchar, exported_on date, list varchar, standing varchar, reason varchar,
    members bigint, lost bigint
);
create table core.ties (
    owner varchar, source varchar, list varchar, kind varchar, makes_contact boolean, account_id varchar,
    person_id varchar, spell bigint, since date, first_seen_on date, last_seen_on date, ended varchar, ended_on date,
    first_absent_on date
);
create table core.changes (
    owner varchar, source varchar, exported_on date, account_id varchar, person_id varchar, name varchar,
    change varchar, detail varchar
);
create table core.growth (
    owner varchar, source varchar, exported_on date, size bigint, added bigint, removed bigint, returned bigint,
    retention double, rebuilt double
);
create table core.events (
    event_id varchar, occurred_at timestamp, owner varchar, export_ids varchar[], source varchar, kind varchar,
    from_person varchar, thread_id varchar, audience_id bigint, participants bigint
);
create table core.audiences (audience_id bigint, person_id varchar, role varchar, people bigint);
create table core.links (
    person_a varchar, person_b varchar, evidence varchar, weight double, first_on date, last_on date
);
create table core.link_origins (
    person_a varchar, person_b varchar, evidence varchar, owner varchar, export_id varchar
);
create table core.exchanges (
    owner varchar, person_id varchar, sent double, received double, n_sent bigint, n_received bigint,
    private_sent bigint, private_received bigint, meetings bigint, recommendations bigint, contact_days bigint,
    median_gap_days double, first_contact_on date, last_contact_on date
);
create table core.owner_metrics (
    owner varchar, contacts bigint, second_degree bigint, links_among bigint, "constraint" double,
    effective_size double, efficiency double, hierarchy double, coverage double, betweenness_exact boolean
);
create table core.clusters (
    owner varchar, cluster_id varchar, label varchar, label_basis varchar, size bigint, stability double
);
create table core.cluster_members (owner varchar, cluster_id varchar, person_id varchar);
create table core.structure (
    owner varchar, person_id varchar, is_cut_point boolean, betweenness double, participation double,
    clusters_joined bigint, links bigint, observed boolean
);
create table core.bridge_ties (owner varchar, person_a varchar, person_b varchar);
create table core.reach (owner varchar, person_id varchar, reach bigint, exclusive_reach bigint);
create table core.contacts (
    owner varchar, person_id varchar, sources varchar, since date, strength double, reciprocity double,
    last_contact_on date, state varchar, referenceability varchar, cluster_id varchar
);
create table core.ranking (
    owner varchar, person_id varchar, rank bigint, score double, strength double, bridging double, reach double,
    exclusive_reach double, referenceability double, why varchar
);
