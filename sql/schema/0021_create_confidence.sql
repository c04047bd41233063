-- How sure it is that two linked people know each other: certain of a list, nearly so of an exchange, half so of one
-- thread, hardly of one employer at the same time. A table, for the published database has the tables alone.
create table core.confidence (
    evidence varchar not null,
    worth double not null
);
comment on table core.confidence is 'one row per class of evidence';
comment on column core.confidence.worth is 'what a link of the class counts as a step between people, 0 to 1';
insert into core.confidence values ('declared', 1.0), ('interaction', 0.9), ('copresence', 0.5), ('affiliation', 0.2);
