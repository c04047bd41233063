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
        -- an address that serves two owners is a list, a desk or a calendar that they share
        if(
            evidence = 'sent label',
            count(distinct owner) filter (where evidence in ('sent label', 'decision')) over (partition by key),
            count(distinct owner) over (partition by key)
        ) > 1 as is_shared,
        -- of several calendars some are shared: they are named after somebody else
        count(distinct key) over (partition by owner, evidence) as keys
    from stated
),

-- of two owners who send from one address alone there is no telling
sending as (
    select distinct owner
    from judged
    where evidence = 'sent label' and not is_shared
)

select owner, key, name, evidence, exported_on
from judged
where
    case evidence
        when 'delivered-to' then not is_shared
        when 'sent label' then not is_shared or owner not in (select sending.owner from sending)
        when 'calendar name'
            then
                not is_shared
                and (
                    keys = 1
                    or exists (
                        select 1
                        from stated as mail
                        where
                            mail.owner = judged.owner
                            and mail.evidence in ('sent label', 'delivered-to', 'decision')
                            and mail.key = 'mail:' || judged.rest
                    )
                )
        else true
    end
order by all;
