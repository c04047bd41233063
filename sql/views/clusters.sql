create or replace view main.clusters as
select owner, cluster_id, label, label_basis, size, stability
from core.clusters;

comment on view main.clusters is 'one row per cluster (world) of an owner''s network';
comment on column main.clusters.owner is 'whose network';
comment on column main.clusters.cluster_id is 'c1, c2, ...: the same from night to night while it is the same world; no number is given twice';
comment on column main.clusters.label is 'the owner''s own, else what its members share, else around whom it lies; perhaps: stability below .6';
comment on column main.clusters.label_basis is 'what the label rests on: you, fields as in company / location, or member';
comment on column main.clusters.size is 'members';
comment on column main.clusters.stability is 'mean best Jaccard overlap when a tenth of the links is dropped, 0..1; NULL under 5 members';
