-- What each export in use says of each account, with keys that hold beyond one owner's list.
truncate core.observations;

insert into core.observations by name
select distinct
    used.export_id,
    used.source,
    used.local_owner as owner,
    used.exported_on,
    core.localised(accounts.key, used.local_owner) as key,
    core.localised(accounts.alias, used.local_owner) as alias,
    accounts.name,
    accounts.handle,
    accounts.url,
    accounts.email,
    accounts.phone,
    accounts.company,
    accounts.position,
    accounts.location,
    accounts.school,
    coalesce(accounts.seen_at, cast(used.exported_on as timestamp)) as seen_at
from core.used as used
inner join raw.accounts as accounts on used.package_id = accounts.package_id
order by all;
