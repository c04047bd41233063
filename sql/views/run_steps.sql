create or replace view main.run_steps as
select run_id, step, skipped, seconds, peak_mb, counts
from state.run_steps;

comment on view main.run_steps is 'one row per night and step';
comment on column main.run_steps.run_id is 'of the night';
comment on column main.run_steps.step is 'of the flow';
comment on column main.run_steps.skipped is 'whether nothing it depends on had changed';
comment on column main.run_steps.seconds is 'how long it took';
comment on column main.run_steps.peak_mb is 'the most memory the process held until then, MB';
comment on column main.run_steps.counts is 'what it counted, JSON';
