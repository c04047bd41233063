-- One row per owner and network of which exports are in, but not which account is the owner's own.
with networks as (
    select distinct owner, source
    from core.exports
    where status in ('loaded', 'held') and source != 'addressbook'
)

select networks.owner, networks.source
from networks
inner join core.owners as owners on networks.owner = owners.owner
where
    not exists (
        select 1
        from core.accounts as accounts
        where
            accounts.person_id = owners.person_id
            and accounts.source = networks.source
            and accounts.account_id != networks.source || ':~' || networks.owner || '/self'
    )
order by all;
