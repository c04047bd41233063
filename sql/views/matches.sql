create or replace view main.matches as
select
    matches.person_a,
    people_a.name as name_a,
    matches.person_b,
    people_b.name as name_b,
    matches.score,
    matches.reasons,
    matches.account_a,
    matches.account_b
from core.matches as matches
inner join core.people as people_a on matches.person_a = people_a.person_id
inner join core.people as people_b on matches.person_b = people_b.person_id
where matches.tier = 'review';

comment on view main.matches is 'one row per pair of people who may be one human, as long as nobody has decided';
comment on column main.matches.person_a is 'the one';
comment on column main.matches.name_a is 'of person_a';
comment on column main.matches.person_b is 'the other; the ids stand in their order';
comment on column main.matches.name_b is 'of person_b';
comment on column main.matches.score is 'weight of the evidence in bits: one more doubles the odds that the two are one';
comment on column main.matches.reasons is 'the evidence, weightiest first, each with its bits; what speaks against has a minus';
comment on column main.matches.account_a is 'the account that stands for person_a: what netgraph decide takes';
comment on column main.matches.account_b is 'the account that stands for person_b';
