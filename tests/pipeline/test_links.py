"""Who is linked to whom, with weights worked out by hand.

The night ends at 2024-07-01 00:00: at HALF, one half-life before, an event counts half.
"""

from pathlib import Path
from typing import Any

import pytest

from netgraph.store.connect import writer
from netgraph.store.query import run
from tests.pipeline.nights import Row, decide, derive, derived, knows, neutral

HALF = "2024-01-03T00:00:00Z"

Link = tuple[str, str, str, float]


def met(event: str, kind: str, sender: str, *to: str, at: str = HALF, **copied: str) -> list[Row]:
    """Rows of one event; further recipients by role, as cc='c d'."""
    people = [(name, "to") for name in to]
    people += [(name, role) for role, names in copied.items() for name in names.split()]
    return [(event, at, sender, name, kind, role) for name, role in people]


def links(home: Path, *classes: str) -> list[Link]:
    """One row per link: both ends without their network, evidence, weight."""
    rows = derived(home, "select person_a, person_b, evidence, weight from core.links order by all")
    bare = [(a.removeprefix("crm:"), b.removeprefix("crm:"), e, w) for a, b, e, w in rows]
    return [row for row in bare if not classes or row[2] in classes]


def between(home: Path, **files: Any) -> list[Link]:
    """The links that one neutral export alone makes."""
    neutral(home / "inbox" / "crm-2024-01-31", **files)
    derive(home)
    return links(home)


def together(*pairs: tuple[str, str, float]) -> list[Link]:
    return [(a, b, "copresence", pytest.approx(w)) for a, b, w in pairs]


def test_two_who_exchange_something_are_linked_by_what_is_left_of_it(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        interactions=[
            *met("e1", "message", "a", "b"),
            *met("e2", "message", "b", "a", at="2023-07-07"),  # two half-lives
            *met("e3", "meeting", "c", "d"),
            *met("e4", "invitation", "c", "e"),
            *met("e5", "reaction", "d", "e"),
        ],
    )

    assert found == [
        ("a", "b", "interaction", 0.75),
        ("c", "d", "interaction", 1.5),
        ("d", "e", "interaction", 0.025),
    ]


def test_mention_reply_and_comment_reach_each_one_named_and_nobody_else(tmp_path: Path) -> None:
    found = between(tmp_path, interactions=met("e1", "mention", "a", "b", "c"))

    assert found == [("a", "b", "interaction", 0.15), ("a", "c", "interaction", 0.15)]


def test_gathering_of_n_gives_each_pair_one_part_in_n_minus_one(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        interactions=[
            *met("e1", "meeting", "a", "b", "c"),
            *met("e2", "message", "d", "a", "b", "c"),
        ],
    )

    assert found == together(
        ("a", "b", 0.75 + 0.5 / 3),
        ("a", "c", 0.75 + 0.5 / 3),
        ("a", "d", 0.5 / 3),
        ("b", "c", 0.75 + 0.5 / 3),
        ("b", "d", 0.5 / 3),
        ("c", "d", 0.5 / 3),
    )


def test_cc_counts_a_fifth_and_bcc_makes_no_tie_but_is_somebody(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        interactions=[
            *met("e1", "email", "a", "b", cc="c d"),
            *met("e2", "email", "p", "q", bcc="r"),
        ],
    )

    n = 0.5 / 3
    assert found == together(
        ("a", "b", n),
        ("a", "c", n / 5),
        ("a", "d", n / 5),
        ("b", "c", n / 5),
        ("b", "d", n / 5),
        ("c", "d", n / 25),
        ("p", "q", 0.25),
    )


def test_sender_who_sends_himself_a_copy_counts_in_full(tmp_path: Path) -> None:
    found = between(tmp_path, interactions=met("e1", "email", "a", "b", "c", cc="a"))

    assert found == together(("a", "b", 0.25), ("a", "c", 0.25), ("b", "c", 0.25))


def test_mail_that_only_copies_somebody_barely_links_the_two(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        interactions=[*met("e1", "email", "a", cc="b"), *met("e2", "email", "a", bcc="c")],
    )

    assert found == [("a", "b", "interaction", 0.1)]


def test_crowd_links_nobody(tmp_path: Path) -> None:
    (tmp_path / "netgraph.toml").write_text("crowd_cap = 3\n")

    found = between(
        tmp_path,
        interactions=[*met("e1", "call", "a", "b", "c"), *met("e2", "call", "d", "e", "f", "g")],
    )

    assert found == together(("a", "b", 0.25), ("a", "c", 0.25), ("b", "c", 0.25))


def test_event_after_the_night_does_not_count_and_one_at_its_end_does(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        interactions=[
            *met("e1", "call", "a", "b", at="2024-06-30T23:59:59Z"),
            *met("e2", "call", "a", "c", at="2024-07-01T00:00:00Z"),
        ],
    )

    assert [row[:2] for row in found] == [("a", "b")]
    assert found[0][3] == pytest.approx(1, abs=1e-7)


def test_what_is_very_old_was_there_all_the_same(tmp_path: Path) -> None:
    found = between(tmp_path, interactions=met("e1", "call", "a", "b", at="1999-01-01"))

    assert found == [("a", "b", "interaction", 1e-9)]


def test_owner_of_the_export_is_beside_nobody_but_may_exchange(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        contacts=knows("ann", "c"),
        interactions=[
            *met("e1", "meeting", "ann", "b", "c"),
            *met("e2", "call", "b", "ann"),
        ],
    )

    assert found == [
        ("ann", "b", "interaction", 0.5),
        ("ann", "c", "declared", 1.0),
        ("b", "c", "copresence", pytest.approx(0.75)),
    ]


def owners_of(home: Path, event: list[Row], *owners: str) -> list[Link]:
    """Copresence when each of these owners has the event in an export of their own."""
    for owner in owners:
        folder = home / "inbox" / owner / f"crm-{owner}-2024-01-31"
        neutral(folder, contacts=knows(owner, "x"), interactions=event)
    derive(home)
    return links(home, "copresence")


def test_thread_in_two_owners_exports_leaves_out_only_the_pair_of_both(tmp_path: Path) -> None:
    found = owners_of(tmp_path, met("e1", "meeting", "ann", "bo", "c"), "ann", "bo")

    assert found == together(("ann", "c", 0.75), ("bo", "c", 0.75))
    assert derived(
        tmp_path,
        "select distinct owner, export_id from core.link_origins where evidence = 'copresence'",
    ) == [("ann", "ann/crm/2024-01-31"), ("bo", "bo/crm/2024-01-31")]


def test_thread_that_a_third_owner_has_too_links_all(tmp_path: Path) -> None:
    found = owners_of(tmp_path, met("e1", "meeting", "ann", "bo", "cy", "d"), "ann", "bo", "cy")

    assert [row[:2] for row in found] == [
        ("ann", "bo"),
        ("ann", "cy"),
        ("ann", "d"),
        ("bo", "cy"),
        ("bo", "d"),
        ("cy", "d"),
    ]
    assert {row[3] for row in found} == {0.5}


def test_person_with_two_accounts_in_an_event_is_one(tmp_path: Path) -> None:
    decide(tmp_path, "identities", "a,b,verdict\ncrm:b,crm:b2,same\n")

    found = between(
        tmp_path,
        interactions=[
            *met("e1", "meeting", "a", "b", "b2", "c"),
            *met("e2", "call", "d", "b", "b2"),
            *met("e3", "call", "b", "b2"),
        ],
    )

    assert found == [
        ("a", "b", "copresence", 0.75),
        ("a", "c", "copresence", 0.75),
        ("b", "c", "copresence", 0.75),
        ("b", "d", "interaction", 0.5),
    ]


def test_recipient_in_two_roles_counts_once_by_the_weightier(tmp_path: Path) -> None:
    decide(tmp_path, "identities", "a,b,verdict\ncrm:b,crm:b2,same\n")

    found = between(tmp_path, interactions=met("e1", "email", "a", "b", "c", cc="b2"))

    assert found == together(("a", "b", 0.25), ("a", "c", 0.25), ("b", "c", 0.25))


def test_listed_contact_is_declared_and_a_follower_is_not(tmp_path: Path) -> None:
    neutral(
        tmp_path / "inbox" / "crm-2024-01-31",
        contacts=[("ann", "b", "friend", "2020-05-01"), ("ann", "c", "follower", "")],
    )
    neutral(
        tmp_path / "inbox" / "crm-2024-02-29",
        day="2024-02-29",
        contacts=[("ann", "b", "friend", "2020-05-01"), ("ann", "d", "friend", "")],
    )
    derive(tmp_path)

    rows = derived(
        tmp_path,
        "select person_b, evidence, weight, first_on::text, last_on::text from core.links",
    )
    assert rows == [
        ("crm:b", "declared", 1.0, "2020-05-01", "2024-02-29"),
        ("crm:d", "declared", 1.0, None, "2024-02-29"),
    ]
    assert derived(tmp_path, "select distinct owner, export_id from core.link_origins") == [
        ("ann", "ann/crm/2024-02-29")
    ]


def test_tie_that_ended_is_declared_no_longer(tmp_path: Path) -> None:
    for day, people in (("2024-01-31", "bc"), ("2024-02-29", "b")):
        neutral(tmp_path / "inbox" / f"crm-{day}", day=day, contacts=knows("ann", *people))

    derive(tmp_path)

    assert links(tmp_path) == [("ann", "b", "declared", 1.0)]


def test_stated_links_hold_until_the_network_states_anew(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    neutral(inbox / "crm-1", day="2024-01-01", links=[("a", "b"), ("a", "c")])
    neutral(inbox / "crm-2", day="2024-02-01", links=[("c", "b", "declared", 0.5)])
    neutral(inbox / "crm-3", day="2024-03-01", people=[("a", "Ann")])
    neutral(inbox / "hr-1", "hr", "2024-01-15", links=[("a", "b", "affiliation", 0.25)])

    derive(tmp_path)

    assert links(tmp_path) == [
        ("b", "c", "declared", 0.5),
        ("hr:a", "hr:b", "affiliation", 0.25),
    ]
    assert derived(tmp_path, "select export_id from core.link_origins order by 1") == [
        ("me/crm/2024-02-01",),
        ("me/hr/2024-01-15",),
    ]


def test_what_two_parts_of_an_export_both_state_counts_once(tmp_path: Path) -> None:
    stated = [("a", "b", "interaction", 0.25), ("a", "b", "interaction", 0.25)]
    for part, more in (("1", {}), ("2", {"people": [("a", "Ann")]})):
        neutral(tmp_path / "inbox" / f"crm-{part}", links=stated, **more)

    derive(tmp_path)

    assert derived(tmp_path, "select distinct status from core.exports") == [("loaded",)]
    assert links(tmp_path) == [("a", "b", "interaction", 0.5)]


def test_evidence_of_a_class_is_summed_and_what_is_stated_outright_is_not(tmp_path: Path) -> None:
    found = between(
        tmp_path,
        links=[
            ("a", "b", "interaction", 0.25),
            ("b", "a", "interaction", 0.5),
            ("a", "b", "declared", 0.25),
            ("b", "a", "declared", 0.5),
            ("a", "b", "affiliation", 0.125),
        ],
        interactions=met("e1", "call", "a", "b"),
    )

    assert found == [
        ("a", "b", "affiliation", 0.125),
        ("a", "b", "declared", 0.5),
        ("a", "b", "interaction", 1.25),
    ]


def test_evidence_of_all_classes_makes_one_closeness_of_at_most_one(tmp_path: Path) -> None:
    rows = between(
        tmp_path,
        links=[
            ("a", "b", "interaction", 0.25),
            ("a", "b", "affiliation", 0.125),
            ("a", "c", "interaction", 7),
            ("b", "c", "affiliation", 1e-12),
            ("b", "d", "copresence", 3),
            ("b", "e", "copresence", 0.5),
            ("b", "e", "affiliation", 0.25),
        ],
    )

    assert len(rows) == 7
    with writer(tmp_path / "state" / "writer.duckdb") as con:
        assert run(con, "closeness").rows() == [
            ("crm:a", "crm:b", 0.375, None, True),
            ("crm:a", "crm:c", 1.0, None, True),
            ("crm:b", "crm:c", 1e-9, None, False),
            ("crm:b", "crm:d", 1.0, 3.0, True),
            ("crm:b", "crm:e", 0.75, None, True),
        ]
