create or replace view main.cut_points as
select
    cut_points.owner,
    cut_points.person_id,
    people.name,
    cut_points.loose,
    cut_points.pieces,
    cut_points.loose_names,
    cut_points.clusters,
    cut_points.cluster_labels,
    cut_points.exclusive_reach,
    cut_points.exclusive_names,
    cut_points.why
from core.cut_points as cut_points
inner join core.people as people on cut_points.person_id = people.person_id;

comment on view main.cut_points is 'one row per owner and contact without whom the visible network of contacts falls apart';
comment on column main.cut_points.owner is 'whose network, the owner taken out of it';
comment on column main.cut_points.person_id is 'the contact';
comment on column main.cut_points.name is 'of the contact';
comment on column main.cut_points.loose is 'contacts who are parted from the rest without this one; the largest piece is the rest';
comment on column main.cut_points.pieces is 'into which these fall';
comment on column main.cut_points.loose_names is 'up to five of them, the best rank first';
comment on column main.cut_points.clusters is 'clusters with contacts among them';
comment on column main.cut_points.cluster_labels is 'up to five of those';
comment on column main.cut_points.exclusive_reach is 'people further out whom nobody else is seen to know; NULL when unknown';
comment on column main.cut_points.exclusive_names is 'up to five of them, those closest to this contact first; NULL without any';
comment on column main.cut_points.why is 'what falls off, in a sentence';
