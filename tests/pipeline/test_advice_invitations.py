"""What counts as accepted and as answered, on tables written by hand."""

import polars as pl
import pytest

from netgraph.store.query import run
from tests.sql.tables import empty

ROWS = """
insert into core.owners values ('noor', 'p0');
insert into core.events by name
select 'i' || i as event_id, day as occurred_at, 'linkedin' as source, 'invitation' as kind,
    sender as from_person, i as audience_id, 2 as participants, wording
from (values
    (1, timestamp '2023-01-10 10:00', 'p0', 'personal'),
    (2, timestamp '2023-01-10 10:00', 'p0', 'generic'),
    (3, timestamp '2023-01-10 10:00', 'p0', 'none'),
    (4, timestamp '2023-01-10 10:00', 'p4', null)
) as given(i, day, sender, wording);
insert into core.audiences values
    (1, 'p1', 'to', 1), (2, 'p2', 'to', 1), (3, 'p3', 'to', 1), (4, 'p0', 'to', 1);
insert into core.ties by name
select 'noor' as owner, source, 'l' as list, true as makes_contact, person_id, since,
    seen as first_seen_on
from (values
    ('linkedin', 'p1', date '2023-01-09', date '2023-02-01'), -- dated by another clock
    ('linkedin', 'p2', date '2022-01-01', date '2023-02-01'), -- a tie of long before
    ('facebook', 'p3', date '2023-01-11', date '2023-02-01'), -- of another network
    ('linkedin', 'p4', null, date '2023-02-01')
) as given(source, person_id, since, seen);
insert into core.events by name
select 'm' || a as event_id, day as occurred_at, 'mail' as source, kind, sender as from_person,
    a as audience_id, participants
from (values
    (11, timestamp '2023-01-12 10:00', 'p1', 'email', 2),
    (12, timestamp '2023-01-12 10:00', 'p0', 'email', 2), -- the owner wrote
    (13, timestamp '2023-01-02 10:00', 'p3', 'email', 2), -- before
    (14, timestamp '2023-01-12 10:00', 'p0', 'email', 3) -- not in private
) as given(a, day, sender, kind, participants);
insert into core.audiences values
    (11, 'p0', 'to', 1), (12, 'p2', 'to', 1), (13, 'p0', 'to', 1),
    (14, 'p4', 'to', 1), (14, 'p5', 'to', 1);
"""


def test_a_tie_that_began_since_is_acceptance_and_a_private_word_of_the_invited_an_answer() -> None:
    with empty() as con:
        con.execute(ROWS)
        rows = run(con, "advice_invitations", owners=["noor"])

    told = rows.sort("person_id").select("person_id", "direction", "is_accepted", "is_answered")
    assert told.rows() == [
        ("p1", "sent", True, True),
        ("p2", "sent", False, False),
        ("p3", "sent", False, False),
        ("p4", "received", True, False),
    ]
    assert rows.schema["invited_on"] == pl.Date


INVITED = """
insert into core.owners values ('noor', 'p0'), ('mara', 'p9');
insert into core.events by name
select 'i' as event_id, timestamp '2023-01-10 10:00' as occurred_at, 'linkedin' as source,
    'invitation' as kind, 'p0' as from_person, 1 as audience_id, 2 as participants;
insert into core.audiences values (1, 'p1', 'to', 1);
"""
ANSWER = """
insert into core.events by name
select 'm' as event_id, cast($at as timestamp) as occurred_at, 'linkedin' as source,
    $kind as kind, $sender as from_person, 2 as audience_id, $participants as participants
"""


@pytest.mark.parametrize(
    ("at", "kind", "sender", "reached", "is_answered"),
    [
        ("2023-01-10 10:05", "message", "p1", {"p0": "to"}, True),  # of the same day
        ("2023-01-10 10:00", "message", "p1", {"p0": "to"}, False),  # not after
        ("2023-01-10 09:55", "message", "p1", {"p0": "to"}, False),
        ("2023-01-11 10:00", "reaction", "p1", {"p0": "to"}, False),
        ("2023-01-11 10:00", "message", "p0", {"p1": "to"}, False),
        ("2023-01-11 10:00", "message", "p1", {"p0": "to", "p2": "to"}, False),  # in a group
        ("2023-01-11 10:00", "email", "p1", {"p9": "to"}, False),  # to another owner
        ("2023-01-11 10:00", "email", "p1", {"p0": "to", None: "bcc"}, True),  # one's own archive
        ("2023-01-11 10:00", "email", "p1", {"p9": "to", "p0": "bcc"}, False),
        ("2023-01-11 10:00", "call", "p0", {"p1": "to"}, True),  # whoever called
        ("2023-01-11 10:00", "meeting", None, {"p0": "to", "p1": "to"}, True),
        ("2023-01-11 10:00", "meeting", None, {"p0": "to", "p2": "to"}, False),
    ],
)
def test_an_answer_comes_after_the_invitation(
    at: str, kind: str, sender: str | None, reached: dict[str | None, str], is_answered: bool
) -> None:
    with empty() as con:
        con.execute(INVITED)
        participants = len(reached) + (sender is not None)
        con.execute(
            ANSWER, {"at": at, "kind": kind, "sender": sender, "participants": participants}
        )
        con.executemany(
            "insert into core.audiences values (2, ?, ?, 1)",
            [list(each) for each in reached.items()],
        )
        rows = run(con, "advice_invitations", owners=["noor", "mara"])

    assert rows.select("owner", "person_id", "direction", "is_answered").rows() == [
        ("noor", "p1", "sent", is_answered)
    ]


def test_whom_the_owner_answered_is_told_of_the_invitations_received() -> None:
    with empty() as con:
        con.execute(INVITED.replace("'p0' as from_person", "'p1' as from_person"))
        con.execute("update core.audiences set person_id = 'p0'")
        con.execute(
            ANSWER, {"at": "2023-01-10 10:05", "kind": "message", "sender": "p0", "participants": 2}
        )
        con.execute("insert into core.audiences values (2, 'p1', 'to', 1)")
        rows = run(con, "advice_invitations", owners=["noor"])

    assert rows.select("person_id", "direction", "is_answered").rows() == [("p1", "received", True)]
