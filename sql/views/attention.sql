create or replace view main.attention as
select
    owner, layer, rhythm, within_days, people, usual_people, contacts_a_year, attention_share, names
from core.attention;

comment on view main.attention is 'one row per owner and layer of contact rhythm: a budget of attention';
comment on column main.attention.owner is 'whose network';
comment on column main.attention.layer is '1 = innermost';
comment on column main.attention.rhythm is 'weekly, monthly, half-yearly, yearly';
comment on column main.attention.within_days is 'longest pace in it: the usual gap between days of contact, or the silence, once longer than two of them';
comment on column main.attention.people is 'contacts in this layer and those inside it, in touch both ways';
comment on column main.attention.usual_people is 'how many commonly fit (Dunbar): no target';
comment on column main.attention.contacts_a_year is 'days of contact a year that the pace of these people makes';
comment on column main.attention.attention_share is 'of those of all four layers, 0..1; NULL without any';
comment on column main.attention.names is 'the closest of this layer alone; NULL without a name';
