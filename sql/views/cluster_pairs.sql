create or replace view main.cluster_pairs as
select
    pairs.owner,
    pairs.cluster_a,
    pairs.cluster_b,
    clusters_a.label as label_a,
    clusters_b.label as label_b,
    pairs.ways,
    pairs.firm_ways,
    pairs.joiners,
    pairs.links,
    pairs.evidence,
    pairs.joined_by,
    pairs.joined_by_ids,
    pairs.keystones,
    pairs.keystone_names,
    pairs.is_parted
from core.cluster_pairs as pairs
inner join core.clusters as clusters_a on pairs.owner = clusters_a.owner and pairs.cluster_a = clusters_a.cluster_id
inner join core.clusters as clusters_b on pairs.owner = clusters_b.owner and pairs.cluster_b = clusters_b.cluster_id;

comment on view main.cluster_pairs is 'one row per owner and pair of clusters that somebody is seen to join; pairs nobody joins have none';
comment on column main.cluster_pairs.owner is 'whose network, the owner taken out of it';
comment on column main.cluster_pairs.cluster_a is 'the one, first by name of its id';
comment on column main.cluster_pairs.cluster_b is 'the other';
comment on column main.cluster_pairs.label_a is 'of cluster_a';
comment on column main.cluster_pairs.label_b is 'of cluster_b';
comment on column main.cluster_pairs.ways is
'independent ways from one into the other, by a link or over one contact of a third: so many people must go until none is left; 1 = single point of failure';
comment on column main.cluster_pairs.firm_ways is 'the same by declared links and interaction alone; 0: only seen together, or at one employer';
comment on column main.cluster_pairs.joiners is 'contacts with links into both, their own cluster counted as one';
comment on column main.cluster_pairs.links is 'links between members of the two';
comment on column main.cluster_pairs.evidence is 'the weakest class of the best way: declared, interaction, copresence, affiliation';
comment on column main.cluster_pairs.joined_by is 'up to five of the joiners, of the best evidence and then of the best rank';
comment on column main.cluster_pairs.joined_by_ids is 'their person_id, in the same order';
comment on column main.cluster_pairs.keystones is 'person_id of each through whom all ways lead; empty unless ways is 1';
comment on column main.cluster_pairs.keystone_names is 'their names: each alone would do; NULL unless there are such';
comment on column main.cluster_pairs.is_parted is
'whoever of these goes, the two have no way round left, however long, in what is seen; NULL unless ways is 1';
