-- What became of the clusters from night to night: born, died, merged, split, grown, shrunk.
select
    owner,
    as_of,
    before_on,
    change,
    cluster_id,
    from_id,
    from_label,
    from_size,
    to_id,
    to_label,
    to_size,
    overlap
from cluster_changes
where owner = coalesce(getvariable('owner'), owner)
order by
    owner asc,
    as_of desc,
    list_position(['merged', 'split', 'born', 'died', 'grown', 'shrunk'], change) asc,
    greatest(from_size, to_size) desc,
    cast(substr(cluster_id, 2) as bigint) asc,
    from_id asc,
    to_id asc;
