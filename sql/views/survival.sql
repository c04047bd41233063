create or replace view main.survival as
select
    owner, source, age_days, from_days, at_risk, surviving_least, surviving_most, ties, ended, by_reset, undated
from core.survival;

comment on view main.survival is 'one row per owner, network and age of ties: which share of ties lasts that long';
comment on column main.survival.owner is 'whose ties';
comment on column main.survival.source is 'the network; NULL: all together';
comment on column main.survival.age_days is 'age of a tie, since the day the network gives, else since it was first seen';
comment on column main.survival.from_days is 'of ties that reached this age: earlier, too few are under watch; NULL when they always are';
comment on column main.survival.at_risk is 'ties under watch at this age';
comment on column main.survival.surviving_least is 'share still there, if ties ended as early as exports allow, 0..1; NULL with fewer than 20 under watch';
comment on column main.survival.surviving_most is 'share still there, if ties ended as late as exports allow, 0..1; NULL like surviving_least';
comment on column main.survival.ties is 'ties looked at, ended or not';
comment on column main.survival.ended is 'of them, those that ended, other than by a great loss';
comment on column main.survival.by_reset is 'of them, those that a great loss ended: taken to last until then';
comment on column main.survival.undated is 'ties not looked at: on the first list already, and the network gives no day';
