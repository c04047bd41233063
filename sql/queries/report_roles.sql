-- One row per role and holder, and per open role, of the owners asked for, in the order of the roles.
select
    roles.owner,
    roles.place,
    roles.category,
    roles.role,
    roles.person_id,
    roles.name,
    roles.is_open,
    contacts.state,
    contacts.last_contact_on,
    clusters.label as cluster_label,
    roles.hint,
    roles.question
from core.roles as roles
left join core.contacts as contacts on roles.owner = contacts.owner and roles.person_id = contacts.person_id
left join core.clusters as clusters on contacts.owner = clusters.owner and contacts.cluster_id = clusters.cluster_id
where list_contains(getvariable('owners'), roles.owner)
order by roles.owner asc, roles.place asc, roles.name asc nulls last, roles.person_id asc nulls last;
