-- One row per cluster of the owner asked for, or of all owners.
select owner, cluster_id, label, size
from core.clusters
where coalesce(owner = getvariable('owner'), true)
order by owner, cluster_id;
