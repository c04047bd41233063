-- One row per member of a list in an export; key null: a member who hides.
select distinct
    coalesce(ties.owner, used.local_owner) as owner,
    used.source,
    used.exported_on,
    ties.list,
    ties.kind,
    core.localised(ties.key, used.local_owner) as key,
    ties.since,
    ties.ended_on,
    coalesce(contact_kinds.makes_contact, used.neutral) as makes_contact
from core.used as used
inner join raw.ties as ties on used.package_id = ties.package_id
left join state.contact_kinds as contact_kinds on ties.kind = contact_kinds.kind
order by all;
