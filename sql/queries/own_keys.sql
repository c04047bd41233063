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
),

judged as (
    select
        *,
        substr(key, strpos(key, ':') + 1) as rest,
        -- an address at which the mail of two owners arrives is a list, or a desk that they share
        count(distinct owner) over (partition by key, evidence) as owners,
        -- of several calendars some are shared: they are named after somebody else
        count(distinct key) over (partition by owner, evidence) as keys
    from stated
)

select owner, key, name, evidence, exported_on
from judged
where
    case evidence
        when 'delivered-to' then owners = 1
        when 'calendar name'
            then
                keys = 1
                or exists (
                    select 1
                    from stated as mail
                    where
                        mail.owner = judged.owner
                        and mail.evidence in ('sent label', 'delivered-to')
                        and mail.key = 'mail:' || judged.rest
                )
        else true
    end
order by all;
