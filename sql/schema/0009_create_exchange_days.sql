-- The ledger of contact is kept from night to night, together with what is already in it.
create table core.exchange_days (
    owner varchar not null,
    person_id varchar not null,
    day date not null,
    source varchar not null,
    kind varchar not null,
    is_sent boolean not null,
    is_direct boolean not null,
    fifths bigint not null,
    events bigint not null,
    private_events bigint not null
);
comment on table core.exchange_days is
'one row per owner, other person, day, network, kind, direction and role in which they exchanged something: the ledger of contact, before anything decays';
comment on column core.exchange_days.owner is 'whose ledger';
comment on column core.exchange_days.person_id is 'the other person';
comment on column core.exchange_days.day is 'of the events, UTC';
comment on column core.exchange_days.source is 'the network';
comment on column core.exchange_days.kind is 'email, message, meeting, ...; what people do together stands in both directions';
comment on column core.exchange_days.is_sent is 'whether by the owner to the person; else the other way';
comment on column core.exchange_days.is_direct is 'whether both were addressed; else one of them was in cc';
comment on column core.exchange_days.fifths is
'summed weight of the events in fifths of billionths, whole numbers whose sum is exact; 0: of a kind or size that weighs nothing';
comment on column core.exchange_days.events is 'how many events';
comment on column core.exchange_days.private_events is 'how many of them nobody else saw';

create table state.counted_events (
    mark ubigint not null -- a hash over everything that decides what the event adds to the ledger
);
comment on table state.counted_events is 'one row per event that core.exchange_days holds';
