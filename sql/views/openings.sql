create or replace view main.openings as
select
    openings.owner,
    openings.place,
    openings.company,
    openings.company_key,
    openings.people,
    openings.contacts,
    openings.introducer_id,
    introducers.name as introducer,
    openings.opens,
    openings.strength,
    openings.path_strength,
    openings.evidence
from core.openings as openings
inner join core.people as introducers on openings.introducer_id = introducers.person_id;

comment on view main.openings is 'one row per owner and company in which somebody is one introduction away';
comment on column main.openings.owner is 'whose network';
comment on column main.openings.place is '1 = most people one introduction away';
comment on column main.openings.company is 'its commonest spelling among them';
comment on column main.openings.company_key is 'the same for spellings of one company: folded, without legal form and asides';
comment on column main.openings.people is 'known to work there and one introduction away';
comment on column main.openings.contacts is 'of the owner, known to work there: no introduction needed';
comment on column main.openings.introducer_id is 'the contact who leads to most of them';
comment on column main.openings.introducer is 'name of that contact';
comment on column main.openings.opens is 'how many of them that contact leads to';
comment on column main.openings.strength is 'of that contact''s best way into it; NULL when that of the first tie is unknown';
comment on column main.openings.path_strength is 'the same, an unknown first tie taken for 0.1';
comment on column main.openings.evidence is 'the weaker class of that way''s two steps: declared, interaction, copresence';
