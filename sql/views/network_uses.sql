create or replace view main.network_uses as
select owner, source, context, contacts, only_here, in_touch, attention_share, main_kind, main_kind_share
from core.network_uses;

comment on view main.network_uses is 'one row per owner and network: what it is used for';
comment on column main.network_uses.owner is 'whose network';
comment on column main.network_uses.source is 'the network';
comment on column main.network_uses.context is 'business or social, as set; NULL: nothing is set';
comment on column main.network_uses.contacts is 'contacts it lists';
comment on column main.network_uses.only_here is 'of them, on no other network';
comment on column main.network_uses.in_touch is 'contacts with whom there was contact over it within the last year';
comment on column main.network_uses.attention_share is 'its share of the decayed weight of all contact, 0..1; NULL without any';
comment on column main.network_uses.main_kind is 'the kind of exchange that weighs most there; NULL without any';
comment on column main.network_uses.main_kind_share is 'its share of the weight there, 0..1; NULL without any';
