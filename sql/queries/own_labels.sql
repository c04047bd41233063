-- One row per word of a user on what a cluster is called, the last word last; a null label takes back the one before.
select
    owner,
    cluster_id,
    label
from decisions.labels
order by rowid;
