create or replace view main.employment as
select person_id, company, company_key, first_on, last_on, basis
from core.employment;

comment on view main.employment is 'one row per person, company, basis and period without a break, as far as exports tell';
comment on column main.employment.person_id is 'who worked there';
comment on column main.employment.company is 'the newest spelling that the period shows';
comment on column main.employment.company_key is 'the same for spellings of one company: folded, without legal form and asides';
comment on column main.employment.first_on is 'the first export of a run that shows it; or the day the owner states, else the first of that month or year';
comment on column main.employment.last_on is 'the last export of the run; or as stated, the last of that month or year, at most the day of the export';
comment on column main.employment.basis is 'exports: consecutive exports show it, one alone gives no length; stated: a dated job of an owner''s';
