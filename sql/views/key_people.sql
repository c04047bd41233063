create or replace view main.key_people as
select
    chosen.owner,
    chosen.position,
    chosen.person_id,
    people.name,
    chosen.role,
    chosen.gain,
    chosen.why,
    chosen.role_hint,
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
    chosen.is_first_of_cluster,
    chosen.is_last_of_cluster,
    chosen.reach,
    chosen.reach_added,
    chosen.reach_lost,
    chosen.reach_weakened
from core.key_people as chosen
inner join core.people as people on chosen.person_id = people.person_id
left join core.people as others on chosen.runner_up_id = others.person_id;

comment on view main.key_people is 'one row per owner and chosen person: who together is worth most, the pinned first; a number without a name only if pinned';
comment on column main.key_people.owner is 'whose network';
comment on column main.key_people.position is '1 = chosen first; each adds most to those before';
comment on column main.key_people.person_id is 'the contact';
comment on column main.key_people.name is 'of the contact';
comment on column main.key_people.role is 'the roles that the owner gave, joined by comma and space; NULL: none. Never a guess';
comment on column main.key_people.gain is 'what this one adds to those before, of a worth of at most 1 in all; 0: nothing, a place was left';
comment on column main.key_people.why is 'the reasons, in a sentence';
comment on column main.key_people.role_hint is 'roles that data suggests, with reasons; NULL: none';
comment on column main.key_people.is_pinned is 'whether the owner wants this person among them, in decisions/key_people.csv';
comment on column main.key_people.gain_reach is 'the part of the gain for people behind, and the ways to them';
comment on column main.key_people.gain_strength is 'the part for closeness';
comment on column main.key_people.gain_worlds is 'the part for the cluster this one is of';
comment on column main.key_people.gain_roles is 'the part for roles nobody before holds';
comment on column main.key_people.loss is 'what the set loses if this one alone is gone';
comment on column main.key_people.loss_why is 'that, in a sentence';
comment on column main.key_people.runner_up_id is 'who would then add most, of those who can be chosen; NULL: nobody would add anything';
comment on column main.key_people.runner_up is 'the name';
comment on column main.key_people.runner_up_gain is 'what that one would add; NULL likewise';
comment on column main.key_people.cluster_id is 'cluster in this owner''s network; NULL without a link to another contact';
comment on column main.key_people.is_first_of_cluster is 'whether nobody before is of that cluster; NULL outside all';
comment on column main.key_people.is_last_of_cluster is 'whether nobody else chosen is of it; NULL outside all';
comment on column main.key_people.reach is 'second-degree people this one knows; NULL when nothing is known of whom he knows';
comment on column main.key_people.reach_added is 'those of them to whom nobody before leads';
comment on column main.key_people.reach_lost is 'those of them to whom nobody else chosen leads';
comment on column main.key_people.reach_weakened is 'those of them to whom the others chosen lead by weaker paths only';
