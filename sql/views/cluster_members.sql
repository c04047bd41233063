create or replace view main.cluster_members as
select owner, cluster_id, person_id
from core.cluster_members;

comment on view main.cluster_members is 'one row per owner and contact in a cluster';
comment on column main.cluster_members.owner is 'whose network';
comment on column main.cluster_members.cluster_id is 'the cluster';
comment on column main.cluster_members.person_id is 'the contact';
