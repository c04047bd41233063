-- Who may be a contact of an owner already, under another account that nothing has joined yet.
create table core.namesakes (
    owner varchar,
    person_id varchar, -- neither the owner nor a contact
    contact_id varchar, -- whom the person may be; of several one whose match waits, then the first by id
    is_pending boolean, -- whether the two wait for a word in netgraph review; else their names alone are the same
    is_left_out boolean -- whether the person is one introduction away, and so left out of the asks
);
comment on table core.namesakes is 'one row per owner and person who may be a contact already: a match that waits, or the same name';
