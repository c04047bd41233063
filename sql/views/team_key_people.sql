create or replace view main.team_key_people as
select
    chosen.position,
    chosen.person_id,
    people.name,
    chosen.owner,
    chosen.known_to,
    chosen.role,
    chosen.gain,
    chosen.why,
    chosen.is_pinned,
    chosen.gain_reach,
    chosen.gain_strength,
    chosen.gain_worlds,
    chosen.gain_roles,
    chosen.loss,
    chosen.loss_why,
    chosen.runner_up_id,
    others.name as runner_up,
    chosen.runner_up_gain,
    chosen.cluster_id,
    clusters.label as cluster_label,
    chosen.is_first_of_cluster,
    chosen.is_last_of_cluster,
    chosen.reach,
    chosen.reach_added,
    chosen.reach_lost,
    chosen.reach_weakened
from core.team_key_people as chosen
inner join core.people as people on chosen.person_id = people.person_id
left join core.people as others on chosen.runner_up_id = others.person_id
left join core.team_clusters as clusters on chosen.cluster_id = clusters.cluster_id;

comment on view main.team_key_people is
'one row per chosen contact of a team: who together is worth most to all; empty where one owner is alone';
comment on column main.team_key_people.position is '1 = chosen first; each adds most to those before, whoever is pinned for all comes first';
comment on column main.team_key_people.person_id is 'the contact; never one of the owners';
comment on column main.team_key_people.name is 'of the contact';
comment on column main.team_key_people.owner is 'who of the team is closest to this contact, as in team_ties';
comment on column main.team_key_people.known_to is 'how many of the team have this contact';
comment on column main.team_key_people.role is 'the roles that a line without owner gives for all, joined by comma and space; NULL: none';
comment on column main.team_key_people.gain is 'what this one adds to those before, of a worth of at most 1 in all; 0: nothing, a place was left';
comment on column main.team_key_people.why is 'the reasons, in a sentence; you are the team, and a tie is that of the closest';
comment on column main.team_key_people.is_pinned is 'whether a line without owner in decisions/key_people.csv wants this person among them';
comment on column main.team_key_people.gain_reach is 'the part of the gain for people whom none of the team knows, and the ways to them';
comment on column main.team_key_people.gain_strength is 'the part for closeness';
comment on column main.team_key_people.gain_worlds is 'the part for the cluster this one is of';
comment on column main.team_key_people.gain_roles is 'the part for roles nobody before holds';
comment on column main.team_key_people.loss is 'what the set loses if this one alone is gone';
comment on column main.team_key_people.loss_why is 'that, in a sentence';
comment on column main.team_key_people.runner_up_id is 'who would then add most, of those who can be chosen; NULL: nobody would add anything';
comment on column main.team_key_people.runner_up is 'the name';
comment on column main.team_key_people.runner_up_gain is 'what that one would add; NULL likewise';
comment on column main.team_key_people.cluster_id is 'cluster of all contacts of the team, numbered by size each night; NULL without a link to another contact';
comment on column main.team_key_people.cluster_label is 'its name, from what its members share';
comment on column main.team_key_people.is_first_of_cluster is 'whether nobody before is of that cluster; NULL outside all';
comment on column main.team_key_people.is_last_of_cluster is 'whether nobody else chosen is of it; NULL outside all';
comment on column main.team_key_people.reach is 'people whom this one knows and none of the team; NULL when nothing is known of whom he knows';
comment on column main.team_key_people.reach_added is 'those of them to whom nobody before leads';
comment on column main.team_key_people.reach_lost is 'those of them to whom nobody else chosen leads';
comment on column main.team_key_people.reach_weakened is 'those of them to whom the others chosen lead by weaker paths only';
