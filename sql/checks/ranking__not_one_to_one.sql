-- the contacts of an owner and the ranks are not the same people, each once, from 1 on
select coalesce(contacts.owner, ranking.owner) as owner
from core.contacts as contacts
full outer join core.ranking as ranking
    on contacts.owner = ranking.owner and contacts.person_id = ranking.person_id
where contacts.owner is null or ranking.owner is null

union all

select owner
from core.ranking
group by owner
having count(*) != max(rank) or count(distinct rank) != count(*);
