-- One row per list that the newest export of its owner and network has, but not whole; what a decision left out is not told.
select owner, source, exported_on, list, reason
from core.lists
where standing = 'absent' and reason is distinct from 'rejected by decision'
qualify exported_on = max(exported_on) over (partition by owner, source)
order by all;
