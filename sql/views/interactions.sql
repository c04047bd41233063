create or replace view main.interactions as
select
    events.event_id,
    events.occurred_at,
    events.owner,
    events.source,
    events.kind,
    events.from_person,
    audiences.person_id as to_person,
    audiences.role,
    events.thread_id,
    events.participants,
    events.wording
from core.events as events
inner join core.audiences as audiences on events.audience_id = audiences.audience_id
where
    audiences.person_id != events.from_person
    or (audiences.person_id is not null and events.from_person is null)
    -- a sender who is not known is one of those who are not
    or (audiences.person_id is null and audiences.people > case when events.from_person is null then 1 else 0 end);

comment on view main.interactions is 'one row per event and recipient; an event in several exports is one';
comment on column main.interactions.event_id is 'of the event';
comment on column main.interactions.occurred_at is 'when, UTC';
comment on column main.interactions.owner is 'the first by name of those whose export has it; NULL: an export without an owner';
comment on column main.interactions.source is 'the network';
comment on column main.interactions.kind is 'message, email, meeting, mention, reply, comment, reaction, endorsement, recommendation, invitation, call';
comment on column main.interactions.from_person is 'the sender; NULL when the export does not tell which person it is';
comment on column main.interactions.to_person is 'the recipient; NULL when the export does not tell which person it is';
comment on column main.interactions.role is 'to, cc or bcc';
comment on column main.interactions.thread_id is 'of the conversation; NULL outside conversations';
comment on column main.interactions.participants is 'how many people it concerns, sender included, known or not';
comment on column main.interactions.wording is 'of an invitation: none; generic: the network''s text or the sender''s template; personal; NULL when not known';
