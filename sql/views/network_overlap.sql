create or replace view main.network_overlap as
select owner, source_a, source_b, contacts_a, contacts_b, shared, share_of_smaller
from core.network_overlap;

comment on view main.network_overlap is 'one row per owner and pair of networks that list contacts';
comment on column main.network_overlap.owner is 'whose networks';
comment on column main.network_overlap.source_a is 'the one, first by name';
comment on column main.network_overlap.source_b is 'the other';
comment on column main.network_overlap.contacts_a is 'contacts on the one';
comment on column main.network_overlap.contacts_b is 'contacts on the other';
comment on column main.network_overlap.shared is 'contacts on both, as far as they are known to be one person';
comment on column main.network_overlap.share_of_smaller is 'shared / the smaller of the two, 0..1';
