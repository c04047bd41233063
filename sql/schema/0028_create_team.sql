-- Who else a sentence or a joint names, so that each name on a page can lead to its card.
alter table core.findings add column person_ids varchar[];
alter table core.cluster_pairs add column joined_by_ids varchar[];

-- The contacts of several owners as one network, and who of them is worth most to all.
create table core.team_clusters (
    cluster_id varchar not null,
    size bigint not null,
    stability double,
    label varchar,
    label_basis varchar
);
comment on table core.team_clusters is 'one row per cluster of a team''s contacts; empty where one owner is alone';

create table core.team_people (
    person_id varchar not null,
    cluster_id varchar, -- null without a link to another contact
    links bigint not null, -- to other contacts
    reach bigint -- people beyond everybody's contacts; null when no link that could lead on is seen
);
comment on table core.team_people is 'one row per contact of a team, none of the owners; empty where one owner is alone';

create table core.team_key_people (
    position bigint not null, person_id varchar not null, owner varchar not null, -- the closest of the team
    known_to bigint not null, -- how many of the team have this contact
    role varchar, is_pinned boolean not null,
    gain double, gain_reach double, gain_strength double, gain_worlds double, gain_roles double, loss double,
    runner_up_id varchar, runner_up_gain double, cluster_id varchar, is_first_of_cluster boolean,
    is_last_of_cluster boolean, reach bigint, reach_added bigint, reach_lost bigint, reach_weakened bigint,
    why varchar not null, loss_why varchar not null
);
comment on table core.team_key_people is 'one row per chosen contact of a team; empty where one owner is alone';

create table core.team_layout (
    owner varchar not null, -- whose place it is, or who of the team is closest to the contact
    person_id varchar not null, -- the owner's own, or the contact
    is_owner boolean not null,
    x double not null, -- -1..1; the team is around 0, 0
    y double not null -- -1..1
);
comment on table core.team_layout is 'one row per owner of a team who has contacts, and contact whom its map shows; empty unless two have any';
