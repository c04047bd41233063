-- a tie leads to a person who is not in people
select ties.owner, ties.account_id
from core.ties as ties
left join core.people as people on ties.person_id = people.person_id
where people.person_id is null;
