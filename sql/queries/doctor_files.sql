-- One row per export that is used: which of its files were read, those with most rows first, and what was passed over and why.
with told as (
    select distinct
        export_id,
        regexp_extract(file, '[^/]+$') as name,
        file,
        status,
        rows_read,
        if(status = 'unknown', 'not known to the reader', reason) as reason
    from core.files
),

readable as (
    select
        export_id,
        name || coalesce(' ' || format('{:,}', sum(rows_read)::bigint), '')
        || if(count(*) > 1, format(' ({:,} files)', count(*)), '') as said,
        row_number() over (
            partition by export_id
            order by coalesce(sum(rows_read), 0) desc, name asc
        ) as place
    from told
    where status = 'read'
    group by export_id, name
),

passed as (
    select
        export_id,
        format('{:,} ', count(*)) || reason as said,
        row_number() over (
            partition by export_id
            order by count(*) desc, reason asc
        ) as place
    from told
    where status != 'read'
    group by export_id, reason
),

in_short as (
    select
        export_id,
        string_agg(said, ', ' order by place) filter (where place <= 6)
        || if(count(*) > 6, format(' and {} more', count(*) - 6), '') as read_of_it,
        null as passed_over
    from readable
    group by export_id
    union all
    select
        export_id,
        null as read_of_it,
        string_agg(said, '; ' order by place) filter (where place <= 4)
        || if(count(*) > 4, format('; and {} more reasons', count(*) - 4), '') as passed_over
    from passed
    group by export_id
)

select
    export_id,
    max(read_of_it) as read_of_it,
    max(passed_over) as passed_over
from in_short
group by export_id
order by export_id;
