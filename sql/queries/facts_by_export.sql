-- One row per export and account: what it says of the account that may change; owner null: an export of several owners.
select distinct
    if(
        observations.export_id in (select used.export_id from core.used as used where used.owner is null),
        null,
        observations.owner
    ) as owner,
    observations.source,
    observations.exported_on,
    keys.account_id,
    observations.seen_at,
    observations.name,
    observations.handle,
    observations.company,
    observations.position
from core.observations as observations
inner join core.keys as keys on observations.key = keys.key
where keys.account_id is not null
order by all;
