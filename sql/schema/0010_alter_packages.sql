-- How long the content of a package is: one of a length that no other has is new, before all of it is hashed.
alter table raw.packages add column bytes bigint;
