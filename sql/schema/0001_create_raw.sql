-- What the exports said, as they said it: append-only, by package (one archive, folder or bare file).
-- The columns mirror netgraph/schemas.py; a test holds the two together.
create schema raw;

create table raw.packages (
    package_id varchar primary key, -- sha256 of the content, whatever it came wrapped in
    source varchar not null,
    neutral boolean not null,
    manifest_on date, -- the day its own manifest names
    newest_on date, -- the newest day of something past among its rows
    reader varchar not null -- the version of the code that read it
);
comment on table raw.packages is 'one row per content ever loaded';

create table raw.sightings (
    path varchar not null, -- relative to the inbox
    package_id varchar not null, -- empty: refused
    filed_under varchar, -- the owner whose folder it lay in
    stamp varchar not null, -- sizes and times of the files, to tell cheaply that nothing changed
    reader varchar not null,
    reason varchar, -- why it was refused
    dated_on date, -- null: refused or undatable; another name of the same content may tell another day
    dated_by varchar, -- manifest, name, archive, rows
    warning varchar, -- about the date
    present boolean not null, -- in the inbox at the last look
    primary key (path, package_id)
);
comment on table raw.sightings is 'one row per place in the inbox and content once found there';

create table raw.owners (
    package_id varchar not null,
    owner varchar,
    key varchar not null,
    name varchar,
    evidence varchar not null
);
comment on table raw.owners is 'one row per own account of an owner, as the export itself reveals it';

create table raw.accounts (
    package_id varchar not null,
    key varchar not null,
    alias varchar,
    name varchar,
    handle varchar,
    url varchar,
    email varchar,
    phone varchar,
    company varchar,
    position varchar,
    location varchar,
    school varchar,
    seen_at timestamp
);
comment on table raw.accounts is 'one row per account as one file of the package shows it; several rows of one key are several observations';

create table raw.lists (
    package_id varchar not null,
    list varchar not null,
    owner varchar,
    state varchar not null,
    reason varchar,
    expected bigint
);
comment on table raw.lists is 'one row per list of ties that the package holds, or should hold and does not';

create table raw.ties (
    package_id varchar not null,
    list varchar not null,
    owner varchar,
    key varchar,
    kind varchar not null,
    since date,
    ended_on date
);
comment on table raw.ties is 'one row per member of a list';

create table raw.links (
    package_id varchar not null,
    a varchar not null,
    b varchar not null,
    evidence varchar not null,
    weight double,
    first_on date,
    last_on date
);
comment on table raw.links is 'one row per tie between two accounts that the package states outright';

create table raw.events (
    package_id varchar not null,
    event varchar not null,
    scope varchar not null,
    occurred_at timestamp not null,
    kind varchar not null,
    from_key varchar,
    audience varchar not null,
    thread varchar
);
comment on table raw.events is 'one row per dated event; its recipients are the members of its audience other than from_key';

create table raw.audiences (
    package_id varchar not null,
    audience varchar not null,
    key varchar,
    role varchar not null
);
comment on table raw.audiences is 'one row per member of the set of people whom an event reached; many events share one audience';

create table raw.threads (
    package_id varchar not null,
    thread varchar not null,
    title varchar
);
comment on table raw.threads is 'one row per conversation with a title';

create table raw.files (
    package_id varchar not null,
    file varchar not null,
    sha256 varchar,
    status varchar not null,
    reason varchar,
    rows_read bigint,
    rows_kept bigint,
    rows_rejected bigint
);
comment on table raw.files is 'one row per file inside the package';

create table raw.rejects (
    package_id varchar not null,
    file varchar not null,
    line bigint,
    reason varchar not null
);
comment on table raw.rejects is 'one row per row that was not understood or is not wanted';

create table raw.notes (
    package_id varchar not null,
    file varchar,
    note varchar not null
);
comment on table raw.notes is 'one row per remark a reader of the report should see';
