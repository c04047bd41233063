-- One row per spelling of a company that an export in use shows.
select company
from core.observations
where company is not null

union

select jobs.company
from core.used as used
inner join raw.jobs as jobs on used.package_id = jobs.package_id

order by company;
