-- One row per published view (column is null: what a row is) and per column of it, with its meaning.
with views as (
    select view_name as view, comment
    from duckdb_views()
    where schema_name = 'main' and database_name = current_database() and not internal
),

told as (
    select
        view,
        null as "column",
        null as type,
        comment as meaning,
        0 as place
    from views
    union all
    select
        views.view,
        columns.column_name as "column",
        lower(columns.data_type) as type,
        columns.comment as meaning,
        columns.column_index as place
    from duckdb_columns() as columns
    inner join views on columns.table_name = views.view
    where columns.schema_name = 'main' and columns.database_name = current_database()
)

select view, "column", type, meaning
from told
order by view, place;
