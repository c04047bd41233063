-- One row per owner, contact and thing known of the contact that others can share; company_key is what spellings of one share.

-- Titles of groups are private to the exports that show them: an owner's clusters are named by his own. A title that is a
-- list of names is none: networks call a group so that nobody gave a title.
create or replace temporary table titled as
with titles as (
    select distinct
        used.owner,
        unnest([
            used.source || ':' || threads.thread,
            used.source || ':~' || used.local_owner || '/' || threads.thread
        ]) as thread_id,
        threads.title
    from core.used as used
    inner join raw.threads as threads on used.package_id = threads.package_id
    where threads.title is not null
),

groups as (
    select distinct
        thread_id,
        audience_id,
        from_person
    from core.events
    where thread_id is not null and participants > 2
),

there as (
    select
        groups.thread_id,
        audiences.person_id
    from groups
    inner join core.audiences as audiences on groups.audience_id = audiences.audience_id

    union

    select
        thread_id,
        from_person
    from groups
)

select distinct
    titles.owner,
    there.person_id,
    titles.title
from titles
inner join there on titles.thread_id = there.thread_id
where
    not exists (
        select 1
        from there as others
        inner join core.people as people on others.person_id = people.person_id
        where others.thread_id = titles.thread_id and contains(lower(titles.title), lower(people.name))
    );

with contacts as (
    select distinct
        owner,
        person_id
    from core.ties
    where makes_contact and ended is null
),

jobs as (
    select
        people.person_id,
        people.company,
        companies.company_key
    from core.people as people
    inner join core.companies as companies on people.company = companies.company

    union

    select
        person_id,
        company,
        company_key
    from core.employment
),

told as (
    select
        person_id,
        'company' as field,
        company_key,
        company as value
    from jobs
    where company_key is not null

    union all

    select
        person_id,
        'school' as field,
        null as company_key,
        school as value
    from core.people

    union all

    select
        person_id,
        'location' as field,
        null as company_key,
        location as value
    from core.people

    union all

    select
        person_id,
        'position' as field,
        null as company_key,
        position as value
    from core.people

    union all

    select
        person_id,
        'domain' as field,
        null as company_key,
        lower(regexp_extract(email, '@([^@]+)$', 1)) as value
    from core.accounts
)

select
    contacts.owner,
    contacts.person_id,
    told.field,
    told.company_key,
    told.value
from contacts
inner join told on contacts.person_id = told.person_id
where told.value != ''

union

select
    owner,
    person_id,
    'group' as field,
    null as company_key,
    title as value
from titled
where title != '' and person_id is not null

order by all;
