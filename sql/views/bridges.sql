create or replace view main.bridges as
select
    structure.owner,
    structure.person_id,
    people.name,
    structure.clusters_joined,
    structure.is_cut_point,
    structure.betweenness,
    structure.participation
from core.structure as structure
inner join core.people as people on structure.person_id = people.person_id
where structure.is_cut_point or structure.clusters_joined > 1;

comment on view main.bridges is 'one row per owner and contact who joins clusters of the owner''s network';
comment on column main.bridges.owner is 'whose network, the owner taken out of it';
comment on column main.bridges.person_id is 'the contact';
comment on column main.bridges.name is 'of the contact';
comment on column main.bridges.clusters_joined is 'clusters that those links of the contact reach on which clusters rest, the own one included';
comment on column main.bridges.is_cut_point is 'whether the contacts fall apart further without this one';
comment on column main.bridges.betweenness is 'shortest paths among contacts that pass here, unnormalised; estimated in very large networks';
comment on column main.bridges.participation is 'how evenly those links spread over clusters, 0..1; NULL without links';
