create or replace view main.invitations as
select owner, direction, wording, invitations, accepted, acceptance, answered, answer_share
from core.invitations;

comment on view main.invitations is 'one row per owner, direction and wording of invitations';
comment on column main.invitations.owner is 'whose invitations';
comment on column main.invitations.direction is 'sent or received';
comment on column main.invitations.wording is 'none; generic: the network''s text or the sender''s template; personal; NULL: not known';
comment on column main.invitations.invitations is 'how many';
comment on column main.invitations.accepted is 'of them, after which a tie of that network began';
comment on column main.invitations.acceptance is 'accepted / invitations, 0..1';
comment on column main.invitations.answered is 'of them, after which the one who was invited wrote in private';
comment on column main.invitations.answer_share is 'answered / invitations, 0..1';
