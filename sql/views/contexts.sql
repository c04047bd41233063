create or replace view main.contexts as
select
    lived.owner, lived.person_id, people.name, lived.is_on_business, lived.is_on_social, lived.business,
    lived.social, lived.elsewhere, lived.beta, lived.blur
from core.contexts as lived
inner join core.people as people on lived.person_id = people.person_id;

comment on view main.contexts is 'one row per owner and contact: whether it is business, social or both';
comment on column main.contexts.owner is 'whose contact';
comment on column main.contexts.person_id is 'the contact';
comment on column main.contexts.name is 'of the contact';
comment on column main.contexts.is_on_business is 'listed on a network that is set as business';
comment on column main.contexts.is_on_social is 'listed on a network that is set as social';
comment on column main.contexts.business is 'decayed weight of contact over business networks';
comment on column main.contexts.social is 'decayed weight of contact over social networks';
comment on column main.contexts.elsewhere is 'decayed weight of contact over networks of which nothing is set';
comment on column main.contexts.beta is 'business / (business + social), 0..1; NULL without either';
comment on column main.contexts.blur is '4 beta (1 - beta): 0 one context alone .. 1 half and half; NULL like beta';
