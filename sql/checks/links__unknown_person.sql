-- a link joins somebody who is not in people
select links.person_a, links.person_b, links.evidence
from core.links as links
left join core.people as ones on links.person_a = ones.person_id
left join core.people as others on links.person_b = others.person_id
where ones.person_id is null or others.person_id is null;
