create or replace view main.own_history as
select
    owner, measured_on, contacts, links_among, coverage, "constraint", effective_size, earlier,
    constraint_higher_than, effective_size_higher_than, random_constraint, random_least, random_most
from core.own_history;

comment on view main.own_history is 'one row per owner and day of an export, the newest twelve, and of the night: how open the network was';
comment on column main.own_history.owner is 'whose network';
comment on column main.own_history.measured_on is 'by the lists and the links known by this day';
comment on column main.own_history.contacts is 'people with a first-degree tie then';
comment on column main.own_history.links_among is 'links observed among them by then';
comment on column main.own_history.coverage is 'share of them with an observed link to somebody but the owner by then, 0..1';
comment on column main.own_history."constraint" is 'Burt (1992): high when contacts know each other; NULL when coverage is under 30 %';
comment on column main.own_history.effective_size is 'Burt, in Borgatti''s form n - 2t/n; NULL when coverage is under 30 %';
comment on column main.own_history.earlier is 'earlier days here of which both are known';
comment on column main.own_history.constraint_higher_than is 'on how many of those it was lower; NULL without any, or when not known';
comment on column main.own_history.effective_size_higher_than is 'on how many of those it was lower; NULL likewise';
comment on column main.own_history.random_constraint is 'of chance: as many links between as many contacts, mean of 20 networks; NULL on earlier days';
comment on column main.own_history.random_least is 'the least of the 20; NULL on earlier days';
comment on column main.own_history.random_most is 'the most of the 20; NULL on earlier days';
