-- Contacts who were at an employer of mine while I was, longest first; as far as exports tell.
with shared as (
    select
        contacts.owner,
        contacts.person_id,
        contacts.name,
        contacts.referenceability,
        theirs.company,
        greatest(mine.first_on, theirs.first_on) as first_on,
        least(mine.last_on, theirs.last_on) as last_on
    from contacts
    inner join owner_metrics on contacts.owner = owner_metrics.owner
    inner join employment as mine on owner_metrics.person_id = mine.person_id
    inner join employment as theirs
        on contacts.person_id = theirs.person_id and mine.company_key = theirs.company_key
    where
        contacts.owner = coalesce(getvariable('owner'), contacts.owner)
        and least(mine.last_on, theirs.last_on) > greatest(mine.first_on, theirs.first_on)
)

select
    owner,
    name,
    company,
    first_on,
    last_on,
    last_on - first_on as shared_days,
    referenceability
from shared
qualify row_number() over (partition by owner, person_id, company order by last_on - first_on desc, last_on desc) = 1
order by owner asc, shared_days desc, name asc, person_id asc, company asc;
