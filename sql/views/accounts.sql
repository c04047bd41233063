create or replace view main.accounts as
select account_id, person_id, source, name, handle, url, email, phone, matched_by
from core.accounts;

comment on view main.accounts is 'one row per account: one identity on one network';
comment on column main.accounts.account_id is 'source:id; ~ marks an id good in one owner''s list only, ? a bare name';
comment on column main.accounts.person_id is 'the human behind it';
comment on column main.accounts.source is 'the network';
comment on column main.accounts.name is 'the newest name shown there; NULL when never shown';
comment on column main.accounts.handle is 'the newest handle, without @; NULL when the network has none or it was never seen';
comment on column main.accounts.url is 'profile link; NULL when not exported';
comment on column main.accounts.email is 'newest e-mail address; NULL when not exported';
comment on column main.accounts.phone is 'newest phone number; NULL when not exported';
comment on column main.accounts.matched_by is 'why it is one person with other accounts; NULL when it stands alone';
