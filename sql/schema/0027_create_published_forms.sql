-- What the published database is before any rows are in it: its hundreds of comments take longer than the rows of most nights.
create table state.published_forms (
    storage_version varchar primary key, -- that was asked for; empty: that of the DuckDB that wrote it
    made_of varchar not null, -- fingerprint of the SQL and the DuckDB that made it
    content blob not null
);
comment on table state.published_forms is 'one row per storage version: a database file with every published table, view and macro, and no rows';
