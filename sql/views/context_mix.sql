create or replace view main.context_mix as
select
    owner, business_people, social_people, both_people, overlap_share, known_people, mixed_people, blur
from core.context_mix;

comment on view main.context_mix is 'one row per owner: how far business and social life blur';
comment on column main.context_mix.owner is 'whose network';
comment on column main.context_mix.business_people is 'contacts listed on business networks';
comment on column main.context_mix.social_people is 'contacts listed on social networks';
comment on column main.context_mix.both_people is 'contacts listed on both';
comment on column main.context_mix.overlap_share is 'both_people / the smaller of the two, 0..1; NULL where that is empty';
comment on column main.context_mix.known_people is 'contacts in touch over a business or a social network';
comment on column main.context_mix.mixed_people is 'of them, in touch over both';
comment on column main.context_mix.blur is 'mean over contacts, each by strength, 0..1; NULL when no strength with a context is known';
