create or replace view main.partings as
select
    owner, before_on, reset_on, scope, ties, people, contacts_before, reach_before, reach_lost, reach_weaker,
    path_strength_before, path_strength_lost, strength_before, strength_lost, referenceable_before,
    referenceable_lost
from core.partings;

comment on view main.partings is 'one row per owner, great loss and scope: what the people whom it took cost, by who was a contact before it';
comment on column main.partings.owner is 'whose network';
comment on column main.partings.before_on is 'date of the last export before the loss';
comment on column main.partings.reset_on is 'date of the export that shows it';
comment on column main.partings.scope is 'all: everybody whom the loss took; still gone: those of them who are no contacts now';
comment on column main.partings.ties is 'ties that the loss took, network by network; for all also those to people who stayed by another tie';
comment on column main.partings.people is 'people whom it took: without any tie left on reset_on';
comment on column main.partings.contacts_before is 'contacts before the loss, correspondents among them';
comment on column main.partings.reach_before is 'people one introduction away then, in what is seen now; NULL when none is';
comment on column main.partings.reach_lost is 'those of them to whom only these people lead';
comment on column main.partings.reach_weaker is 'those of them to whom the best path without these people is weaker';
comment on column main.partings.path_strength_before is 'strengths of the best path to each, summed; an unknown first tie is taken for 0.1';
comment on column main.partings.path_strength_lost is 'what of that sum is lost without these people';
comment on column main.partings.strength_before is 'strengths of the ties, summed: lost ones as of before_on, others as of now; NULL when none is known';
comment on column main.partings.strength_lost is 'what of that sum is lost with these people';
comment on column main.partings.referenceable_before is 'contacts then of tier A or B, likewise; NULL when no tier is known';
comment on column main.partings.referenceable_lost is 'those of them among these people';
