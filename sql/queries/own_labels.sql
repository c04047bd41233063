-- One row per label that a user gave to a cluster, the last word last.
select
    owner,
    cluster_id,
    label
from decisions.labels
order by rowid;
