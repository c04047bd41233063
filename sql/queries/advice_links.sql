-- One row per owner asked for and pair of the owner's contacts who are linked, whatever that rests on.
select
    mine.owner,
    links.person_a,
    links.person_b,
    bool_or(links.evidence != 'affiliation') as leads_on,
    -- the strongest there is: 1 declared, 2 interaction, 3 copresence, 4 affiliation
    min(list_position(['declared', 'interaction', 'copresence', 'affiliation'], links.evidence)) as class
from core.links as links
inner join core.contacts as mine on links.person_a = mine.person_id
inner join core.contacts as theirs on mine.owner = theirs.owner and links.person_b = theirs.person_id
where list_contains(getvariable('owners'), mine.owner)
group by mine.owner, links.person_a, links.person_b
order by mine.owner, links.person_a, links.person_b;
