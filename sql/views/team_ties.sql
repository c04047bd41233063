create or replace view main.team_ties as
with colleagues as (
    select count(*) as owners from core.owners
),

ties as (
    select
        contacts.person_id,
        contacts.owner,
        contacts.strength,
        contacts.state,
        contacts.last_contact_on,
        contacts.referenceability,
        ranking.score,
        ranking.rank
    from core.contacts as contacts
    inner join core.ranking as ranking on contacts.owner = ranking.owner and contacts.person_id = ranking.person_id
    cross join colleagues
    where colleagues.owners > 1 and contacts.person_id not in (select owners.person_id from core.owners as owners)
)

select
    ties.person_id,
    people.name,
    people.company,
    ties.owner,
    ties.strength,
    row_number() over (
        partition by ties.person_id
        order by ties.strength desc nulls last, ties.referenceability asc, ties.last_contact_on desc nulls last, ties.owner asc
    ) as place,
    count(*) over (partition by ties.person_id) as known_to,
    -- in touch now and then: about once a year, both ways
    count(*) filter (where ties.strength >= 0.1) over (partition by ties.person_id) as known_well_to,
    case
        when ties.strength is not null
            then ties.strength >= 0.1 and count(*) filter (where ties.strength >= 0.1) over (partition by ties.person_id) = 1
    end as is_sole,
    ties.state,
    ties.last_contact_on,
    ties.referenceability,
    ties.score,
    ties.rank
from ties
inner join core.people as people on ties.person_id = people.person_id;

comment on view main.team_ties is 'one row per contact of a team and owner who knows that contact; empty where one owner is alone';
comment on column main.team_ties.person_id is 'the contact; never one of the owners';
comment on column main.team_ties.name is 'of the contact';
comment on column main.team_ties.company is 'newest known employer; NULL when unknown';
comment on column main.team_ties.owner is 'who of the team';
comment on column main.team_ties.strength is 'of the tie, as in contacts; NULL without two-sided events';
comment on column main.team_ties.place is '1 = who of the team knows this contact best: by strength, then referenceability, then last contact';
comment on column main.team_ties.known_to is 'how many of the team have this contact';
comment on column main.team_ties.known_well_to is 'how many of them with a strength of 0.1 or more, about a yearly exchange';
comment on column main.team_ties.is_sole is 'true: this owner alone of the team knows the contact so well; NULL when the strength is unknown';
comment on column main.team_ties.state is 'of the tie, as in contacts';
comment on column main.team_ties.last_contact_on is 'day of the newest event between the two; NULL without contact';
comment on column main.team_ties.referenceability is 'of the tie, as in contacts';
comment on column main.team_ties.score is 'of the contact in this owner''s ranking, 0..1; NULL when nothing is known';
comment on column main.team_ties.rank is 'in this owner''s ranking';
