create or replace view main.runs as
select
    runs.run_id,
    runs.as_of,
    runs.started_at,
    runs.seconds,
    runs.outcome,
    (
        select list({ step: steps.step, seconds: steps.seconds, peak_mb: steps.peak_mb, skipped: steps.skipped } order by steps.place)
        from state.run_steps as steps
        where steps.run_id = runs.run_id
    ) as steps
from state.runs as runs;

comment on view main.runs is 'one row per night';
comment on column main.runs.run_id is 'of the night';
comment on column main.runs.as_of is 'the day it was computed for';
comment on column main.runs.started_at is 'when it started, UTC';
comment on column main.runs.seconds is 'how long it took; NULL when it never ended';
comment on column main.runs.outcome is 'done, attention (something was refused or held), failed, interrupted; NULL while it runs';
comment on column main.runs.steps is 'its steps in order, each with seconds, peak memory in MB, and whether it was skipped';
