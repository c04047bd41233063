-- two spells of one account in one list overlap
select owner, list, account_id
from core.ties
qualify first_seen_on <= lag(last_seen_on) over (partition by owner, source, list, account_id order by spell);
