-- One row per cluster of the owners asked for that changed since the night before, where five or more are or were in it.
select
    changes.owner,
    changes.before_on,
    changes.change,
    changes.cluster_id,
    changes.from_id,
    changes.from_label,
    changes.from_size,
    changes.to_id,
    changes.to_label,
    changes.to_size,
    changes.overlap
from core.cluster_changes as changes
inner join state.night as night on changes.as_of = night.as_of
where
    list_contains(getvariable('owners'), changes.owner)
    and changes.before_on is not null
    and if(changes.change = 'split', changes.to_size, greatest(changes.from_size, changes.to_size)) >= 5
    and if(changes.change = 'merged', changes.from_size, 5) >= 5
order by
    changes.owner asc,
    list_position(['merged', 'split', 'born', 'died', 'grown', 'shrunk'], changes.change) asc,
    greatest(changes.from_size, changes.to_size) desc,
    cast(substr(changes.cluster_id, 2) as bigint) asc,
    changes.from_id asc,
    changes.to_id asc;
