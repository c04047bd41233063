create or replace view main.pruning as
select
    pruning.owner,
    pruning.n,
    pruning.person_id,
    people.name,
    pruning.contacts,
    pruning.reach,
    pruning.reach_lost,
    pruning.path_strength,
    pruning.worlds,
    pruning.pairs,
    pruning.key_people,
    pruning.referenceable,
    pruning.strength,
    pruning.contact_days_a_year,
    pruning.freed,
    pruning.value,
    pruning.mark
from core.pruning as pruning
left join core.people as people on pruning.person_id = people.person_id;

comment on view main.pruning is 'one row per owner and step: what is left when the n contacts who are missed least have gone';
comment on column main.pruning.owner is 'whose network';
comment on column main.pruning.n is 'how many have gone; 0: everybody is there';
comment on column main.pruning.person_id is 'who went at this step: of those left the one missed least; NULL at 0';
comment on column main.pruning.name is 'of that contact';
comment on column main.pruning.contacts is 'contacts left';
comment on column main.pruning.reach is 'people one introduction away from those left; NULL when none are seen at all';
comment on column main.pruning.reach_lost is 'people no longer one introduction away; those who went are not counted';
comment on column main.pruning.path_strength is 'strengths of the best path to each of them, summed; an unknown first tie is taken for 0.1';
comment on column main.pruning.worlds is 'clusters in which a contact is left; NULL without clusters';
comment on column main.pruning.pairs is 'pairs of clusters that are joined, as in cluster_pairs; NULL without clusters';
comment on column main.pruning.key_people is 'of the owner''s key people; NULL when there are none';
comment on column main.pruning.referenceable is 'contacts who could vouch: tiers A and B; NULL when no tier is known';
comment on column main.pruning.strength is 'strengths of the ties, summed; NULL when none is known';
comment on column main.pruning.contact_days_a_year is 'days of contact that those left take at the pace of now; NULL when no contact is seen';
comment on column main.pruning.freed is 'share of those days that is freed, 0..1; NULL when no contact is seen';
comment on column main.pruning.value is 'what those left are worth together, 1 = all; weighted mean of shares, see docs/methods.md';
comment on column main.pruning.mark is 'steps worth a look: no door, one percent, a quarter, half, three quarters; NULL for the others';
