create or replace view main.reconnect as
select
    reconnect.owner,
    reconnect.person_id,
    people.name,
    reconnect.rank,
    reconnect.why,
    reconnect.occasion,
    reconnect.occasion_kind,
    reconnect.occasion_on,
    reconnect.value,
    reconnect.trust,
    reconnect.height,
    reconnect.height_on,
    reconnect.novelty,
    reconnect.reach_score,
    reconnect.exclusive_reach,
    reconnect.comfort_rank
from core.reconnect as reconnect
inner join core.people as people on reconnect.person_id = people.person_id;

comment on view main.reconnect is 'one row per owner and contact with whom it has gone quiet (fading, lapsed, dormant), the best to write to first by rank';
comment on column main.reconnect.owner is 'whose network';
comment on column main.reconnect.person_id is 'the contact';
comment on column main.reconnect.name is 'of the contact';
comment on column main.reconnect.rank is '1 = most is gained by taking the tie up again';
comment on column main.reconnect.why is 'the reasons, in sentences';
comment on column main.reconnect.occasion is 'a reason to write, in a sentence; NULL when none is seen';
comment on column main.reconnect.occasion_kind is 'job_change, answer, recommendation, anniversary, rhythm: the first of them that there is';
comment on column main.reconnect.occasion_on is 'the day of it';
comment on column main.reconnect.value is 'trust then x novelty now x exclusive reach, each 0..1; docs/methods.md';
comment on column main.reconnect.trust is 'how close it was at its height, and what a reference could rest on, 0..1';
comment on column main.reconnect.height is 'the greatest strength the tie ever had; NULL when both never acted outside what weighs nothing';
comment on column main.reconnect.height_on is 'the day of it';
comment on column main.reconnect.novelty is
'another world than where contact goes, another employer since, few in common: mean of what is known; NULL when nothing is';
comment on column main.reconnect.reach_score is 'exclusive reach against the owner''s best, logarithmic, 0..1; NULL when unknown';
comment on column main.reconnect.exclusive_reach is 'people further out whom nobody else is seen to know; NULL when unknown';
comment on column main.reconnect.comfort_rank is 'the rank by height alone: whom one would choose by habit';
