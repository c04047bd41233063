create or replace view main.contacts as
select
    contacts.owner,
    contacts.person_id,
    people.name,
    contacts.sources,
    contacts.since,
    contacts.strength,
    contacts.reciprocity,
    contacts.last_contact_on,
    contacts.state,
    contacts.referenceability,
    contacts.cluster_id,
    contacts.warmth,
    contacts.first_contact_on,
    contacts.duration_days,
    contacts.contact_days,
    contacts.channels,
    contacts.referenceability_why
from core.contacts as contacts
inner join core.people as people on contacts.person_id = people.person_id;

comment on view main.contacts is 'one row per owner and person with whom the owner has a current first-degree tie';
comment on column main.contacts.owner is 'whose contact';
comment on column main.contacts.person_id is 'the contact';
comment on column main.contacts.name is 'of the contact';
comment on column main.contacts.sources is 'the networks that hold a current tie, sorted, joined by comma and space';
comment on column main.contacts.since is 'earliest date a network gives for a current tie; NULL when none does';
comment on column main.contacts.strength is '0..1, 0.5 = about one exchange a quarter; NULL without two-sided events';
comment on column main.contacts.reciprocity is '0 one-sided .. 1 balanced; NULL without events';
comment on column main.contacts.last_contact_on is 'day of the newest event between the two that counts as contact; NULL without contact';
comment on column main.contacts.state is 'live, cooling, fading, lapsed, dormant; unknown without two-sided events';
comment on column main.contacts.referenceability is 'A recommendation, B colleagues who wrote, or exchanged and met, C wrote privately, D connected only';
comment on column main.contacts.cluster_id is 'cluster in this owner''s network; NULL without a link to another contact';
comment on column main.contacts.warmth is '0..1, higher = likelier in touch again, whoever acts; 0.5 = about quarterly, not overdue; NULL without contact';
comment on column main.contacts.first_contact_on is 'day of the oldest event between the two that counts as contact; NULL without contact';
comment on column main.contacts.duration_days is 'from the first contact to the last; NULL without contact';
comment on column main.contacts.contact_days is 'days on which the two were in contact; NULL without events';
comment on column main.contacts.channels is 'networks on which the two were in contact; NULL without events';
comment on column main.contacts.referenceability_why is 'the evidence that earned the tier, with figures and dates; NULL for D';
