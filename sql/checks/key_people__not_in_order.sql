-- the key people of an owner are not contacts, each once, from 1 on
select chosen.owner
from core.key_people as chosen
left join core.contacts as contacts on chosen.owner = contacts.owner and chosen.person_id = contacts.person_id
where contacts.person_id is null

union all

select owner
from core.key_people
group by owner
having count(*) != max(position) or count(distinct position) != count(*) or count(distinct person_id) != count(*);
