create or replace view main.unmatched_decisions as
select owner, file, person, reason
from core.unmatched_decisions;

comment on view main.unmatched_decisions is 'one row per owner and line of decisions/{key_people,roles,labels}.csv that could not be used, or not wholly';
comment on column main.unmatched_decisions.owner is 'whom it concerns';
comment on column main.unmatched_decisions.file is 'the file, without its ending';
comment on column main.unmatched_decisions.person is 'as written; of a label, the number of the cluster';
comment on column main.unmatched_decisions.reason is 'why';
