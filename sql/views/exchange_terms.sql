create or replace view main.exchange_terms as
select
    owner,
    person_id,
    source,
    kind,
    direction,
    role,
    events,
    cast(printf('%.9g', weight) as double) as weight,
    cast(printf('%.9g', decayed) as double) as decayed
from core.exchange_terms;

comment on view main.exchange_terms is 'one row per owner, person, network, kind, direction and role of exchange: what strength rests on';
comment on column main.exchange_terms.owner is 'who exchanged it';
comment on column main.exchange_terms.person_id is 'with whom';
comment on column main.exchange_terms.source is 'the network';
comment on column main.exchange_terms.kind is 'message, email, meeting, call, mention, reply, recommendation, ...';
comment on column main.exchange_terms.direction is 'sent or received by the owner; a meeting counts as both';
comment on column main.exchange_terms.role is 'to, or cc, which counts a fifth';
comment on column main.exchange_terms.events is 'how many';
comment on column main.exchange_terms.weight is 'of all of them, by kind and number of people, before decay';
comment on column main.exchange_terms.decayed is 'what is left of the weight on the day of the night';
