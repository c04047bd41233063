-- Who else could be whom: what identifiers joined, and what waits for a person's word.
create table core.matches (
    account_a varchar not null,
    account_b varchar not null,
    person_a varchar not null,
    person_b varchar not null,
    score bigint not null, -- bits: each doubles the odds
    tier varchar not null, -- automatic: two accounts of one person; review: two persons who may be one
    reasons varchar not null
);
comment on table core.matches is 'one row per pair of accounts joined by an identifier, and per pair of persons who may be one';
