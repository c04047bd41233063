-- One row per key that an export, or a decision, says is the owner's own.
with stated as (
    select
        coalesce(owners.owner, used.local_owner) as owner,
        core.localised(owners.key, used.local_owner) as key,
        owners.name,
        owners.evidence,
        used.exported_on
    from core.used as used
    inner join raw.owners as owners on used.package_id = owners.package_id

    union all

    select owner, key, null as name, 'decision' as evidence, null as exported_on
    from decisions.owners
)

select owner, key, name, evidence, exported_on
from stated
order by all;
