-- Remarks on what was read: what an export left out, and what of it was not used, with the reason.
select
    owner,
    export_id,
    file,
    note
from notes
where owner = coalesce(getvariable('owner'), owner)
order by owner, export_id, file, note;
