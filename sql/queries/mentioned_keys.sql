-- One row per key and export in which it occurs, whether or not the export describes the account.
with mentions as (
    -- a neutral people file names people, and so do cards, though their book be damaged and no list;
    -- elsewhere an account alone (somebody retweeted) makes nobody
    select
        accounts.package_id,
        accounts.key
    from raw.accounts as accounts
    inner join raw.packages as packages on accounts.package_id = packages.package_id
    where packages.neutral or packages.source = 'addressbook'
    union
    select package_id, key from raw.ties where key is not null
    union
    select package_id, from_key from raw.events where from_key is not null
    union
    select package_id, key from raw.audiences where key is not null
    union
    select package_id, a from raw.links
    union
    select package_id, b from raw.links
    union
    select package_id, key from raw.owners
)

select distinct
    used.export_id,
    used.local_owner as owner,
    core.localised(mentions.key, used.local_owner) as key
from core.used as used
inner join mentions on used.package_id = mentions.package_id
order by all;
