-- rows read from a file are neither kept nor rejected
select package_id, file
from raw.files
where rows_read is not null and rows_read is distinct from rows_kept + rows_rejected;
