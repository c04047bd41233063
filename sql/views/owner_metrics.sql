create or replace view main.owner_metrics as
with worlds as (
    select owner, max(before_on) as before_on
    from core.cluster_nights
    group by owner
)

select
    metrics.owner,
    metrics.contacts,
    metrics.second_degree,
    metrics."constraint",
    metrics.effective_size,
    metrics.efficiency,
    metrics.hierarchy,
    metrics.coverage,
    metrics.links_among,
    metrics.betweenness_exact,
    owners.person_id,
    worlds.before_on as worlds_compared_on
from core.owner_metrics as metrics
inner join core.owners as owners on metrics.owner = owners.owner
left join worlds on metrics.owner = worlds.owner;

comment on view main.owner_metrics is 'one row per owner';
comment on column main.owner_metrics.owner is 'whose network';
comment on column main.owner_metrics.contacts is 'people with a current first-degree tie';
comment on column main.owner_metrics.second_degree is 'people one introduction away; NULL when nothing is known of whom contacts know';
comment on column main.owner_metrics."constraint" is 'Burt (1992): high when contacts know each other; NULL when coverage is under 30 %';
comment on column main.owner_metrics.effective_size is 'Burt, in Borgatti''s form n - 2t/n; NULL when coverage is under 30 %';
comment on column main.owner_metrics.efficiency is 'effective size / contacts, 0..1; NULL when coverage is under 30 %';
comment on column main.owner_metrics.hierarchy is 'Coleman-Theil, 0 even .. 1 one contact; NULL for one contact or coverage under 30 %';
comment on column main.owner_metrics.coverage is 'share of contacts with an observed link to somebody but the owner, 0..1; NULL without contacts';
comment on column main.owner_metrics.links_among is 'links observed among the contacts';
comment on column main.owner_metrics.betweenness_exact is 'false: the network is so large that betweenness is estimated from samples';
comment on column main.owner_metrics.person_id is 'the owner as a person';
comment on column main.owner_metrics.worlds_compared_on is 'the night before with which clusters were compared; NULL on a first night';
