-- Contacts who join clusters; first those without whom contacts fall apart.
select
    owner,
    name,
    clusters_joined,
    is_cut_point,
    betweenness,
    participation,
    person_id -- tells namesakes apart
from bridges
where owner = coalesce(getvariable('owner'), owner)
order by owner asc, is_cut_point desc, betweenness desc, name asc, person_id asc;
