create or replace view main.findings as
select owner, position, finding, sentence, unusual, actionable, person_id, person_ids, section
from core.findings;

comment on view main.findings is 'one row per owner and finding, the most telling first by position; at most seven each';
comment on column main.findings.owner is 'whose network';
comment on column main.findings.position is '1 = the most unusual and actionable together';
comment on column main.findings.finding is 'its kind, such as quiet key people or one door';
comment on column main.findings.sentence is 'the finding, with its figures';
comment on column main.findings.unusual is 'share of the network that it concerns, 0..1; docs/methods.md';
comment on column main.findings.actionable is 'what can be done about it: 1 turn to somebody today, 0.5 a choice, less is to know';
comment on column main.findings.person_id is 'the contact it is about first; NULL when it is about nobody alone';
comment on column main.findings.person_ids is 'everybody whom the sentence names, in their order; empty when nobody';
comment on column main.findings.section is 'of the report, where its figures stand';
