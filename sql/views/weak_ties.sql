create or replace view main.weak_ties as
select
    weak_ties.owner,
    weak_ties.person_id,
    people.name,
    weak_ties.place,
    weak_ties.exclusive_reach,
    weak_ties.reach,
    weak_ties.band,
    weak_ties.strength,
    weak_ties.common_contacts,
    weak_ties.common_band,
    weak_ties.why
from core.weak_ties as weak_ties
inner join core.people as people on weak_ties.person_id = people.person_id;

comment on view main.weak_ties is 'one row per owner and contact of strength below 0.5 who alone leads to somebody; unknown strengths have none';
comment on column main.weak_ties.owner is 'whose network';
comment on column main.weak_ties.person_id is 'the contact';
comment on column main.weak_ties.name is 'of the contact';
comment on column main.weak_ties.place is '1 = opens most that nobody else does; then some contacts in common, then the smaller id; never by strength';
comment on column main.weak_ties.exclusive_reach is 'people further out whom nobody else is seen to know';
comment on column main.weak_ties.reach is 'people further out whom the contact is seen to know';
comment on column main.weak_ties.band is 'weak: in the lower half of the owner''s known strengths below 0.5; else moderate';
comment on column main.weak_ties.strength is '0..1';
comment on column main.weak_ties.common_contacts is 'the owner''s other contacts linked to this one; NULL when its links are not seen';
comment on column main.weak_ties.common_band is 'few, some, many: the third of the owner''s contacts by contacts in common; NULL when not seen';
comment on column main.weak_ties.why is 'what the tie carries, in a sentence';
