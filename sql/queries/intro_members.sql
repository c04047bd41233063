-- One row per member of the cluster asked for.
select person_id
from core.cluster_members
where owner = getvariable('owner') and cluster_id = getvariable('cluster_id')
order by person_id;
