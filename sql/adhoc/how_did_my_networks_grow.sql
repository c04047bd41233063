-- Size of each network at each export, with what was added, removed and won back.
select
    owner,
    source,
    exported_on,
    size,
    added,
    removed,
    returned,
    round(retention, 3) as retention,
    round(rebuilt, 3) as rebuilt,
    round(turnover, 3) as turnover
from growth
where owner = coalesce(getvariable('owner'), owner)
order by owner, source, exported_on;
