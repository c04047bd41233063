-- Exports that were refused or hold a list back, and why.
select status, export_id, owner, file, reason
from exports
where coalesce(owner = getvariable('owner'), true) and status in ('held', 'refused')
order by status, file;
