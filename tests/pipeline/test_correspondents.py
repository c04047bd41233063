"""On a network that has no list, whoever wrote and was written to is a contact."""

from pathlib import Path

import pytest

from tests.pipeline.nights import (
    Row,
    decide,
    derive,
    derived,
    knows,
    neutral,
    published,
    rank_night,
    resolve,
)

MAIL = "chat"  # a neutral network whose exports state no list


def home_with(tmp_path: Path, *said: Row, day: str = "2024-01-31") -> Path:
    """Messages of ann, whom a decision makes an owner."""
    neutral(tmp_path / "inbox" / f"chat-{day}", MAIL, day, interactions=list(said))
    decide(tmp_path, "owners", "owner,source,account\nann,chat,ann\n")
    return tmp_path


def wrote(event: str, day: str, sender: str, to: str, role: str = "to") -> Row:
    return (event, f"{day}T09:00:00Z", sender, to, "message", role)


def correspondents(home: Path) -> list[tuple[object, ...]]:
    return derived(
        home,
        "select owner, account_id, since::text, first_seen_on::text, last_seen_on::text, ended "
        "from core.ties where kind = 'correspondent' order by all",
    )


def test_tie_starts_with_the_first_exchange_both_ways(tmp_path: Path) -> None:
    home = home_with(
        tmp_path,
        wrote("e1", "2023-03-01", "ann", "bo"),
        wrote("e2", "2023-04-02", "ann", "bo"),
        wrote("e3", "2023-05-03", "bo", "ann"),
        wrote("e4", "2023-06-04", "bo", "ann"),
    )

    derive(home)

    assert correspondents(home) == [
        ("ann", "chat:bo", "2023-05-03", "2024-01-31", "2024-01-31", None)
    ]


@pytest.mark.parametrize("role", ["cc", "bcc"])
def test_whoever_was_only_ever_in_copy_is_no_contact(tmp_path: Path, role: str) -> None:
    home = home_with(
        tmp_path,
        wrote("e1", "2023-03-01", "ann", "bo", role),
        wrote("e1", "2023-03-01", "ann", "cy"),
        wrote("e2", "2023-03-02", "bo", "ann"),
        wrote("e3", "2023-03-03", "dan", "ann", role),
        wrote("e3", "2023-03-03", "dan", "cy"),
        wrote("e4", "2023-03-04", "ann", "dan"),
    )

    resolve(home)

    assert correspondents(home) == []


def test_one_way_is_no_correspondence(tmp_path: Path) -> None:
    home = home_with(tmp_path, *(wrote(f"e{n}", f"2023-03-0{n}", "bo", "ann") for n in range(1, 9)))

    resolve(home)

    assert correspondents(home) == []


def test_answer_to_a_crowd_makes_no_contact_of_it(tmp_path: Path) -> None:
    crowd = [f"p{n}" for n in range(60)]
    home = home_with(
        tmp_path,
        *(wrote("all", "2023-03-01", "ann", person) for person in crowd),
        *(wrote("again", "2023-03-02", "p1", person) for person in ("ann", *crowd[2:])),
    )

    resolve(home)

    assert correspondents(home) == []


def test_network_that_states_a_list_anywhere_makes_contacts_by_its_lists_alone(
    tmp_path: Path,
) -> None:
    home = home_with(
        tmp_path,
        wrote("e1", "2023-03-01", "ann", "bo"),
        wrote("e2", "2023-03-02", "bo", "ann"),
    )
    neutral(home / "inbox" / "chat-2023-01-31", MAIL, "2023-01-31", contacts=knows("dan", "cy"))

    resolve(home)

    assert correspondents(home) == []


def test_correspondent_is_a_contact_and_counted_as_growth(tmp_path: Path) -> None:
    early = [wrote("e1", "2023-03-01", "ann", "bo"), wrote("e2", "2023-03-02", "bo", "ann")]
    late = [wrote("e3", "2023-08-01", "ann", "cy"), wrote("e4", "2023-08-02", "cy", "ann")]
    home = home_with(tmp_path, *early, day="2023-06-30")
    home_with(home, *early, *late, day="2023-12-31")

    rank_night(home)

    assert published(home, "select owner, person_id, sources from contacts order by all") == [
        ("ann", "chat:bo", "chat"),
        ("ann", "chat:cy", "chat"),
    ]
    grown = "select exported_on::text, size, added, removed, returned, retention from growth"
    assert published(home, f"{grown} order by 1") == [
        ("2023-06-30", 1, None, None, None, None),
        ("2023-12-31", 2, 1, 0, 0, 1.0),
    ]


def test_later_export_that_lacks_the_letters_ends_nothing(tmp_path: Path) -> None:
    home = home_with(
        tmp_path,
        wrote("e1", "2023-03-01", "ann", "bo"),
        wrote("e2", "2023-03-02", "bo", "ann"),
        day="2023-06-30",
    )
    home_with(home, wrote("e3", "2023-12-01", "ann", "cy"), day="2023-12-31")

    resolve(home)

    assert correspondents(home) == [
        ("ann", "chat:bo", "2023-03-02", "2023-06-30", "2023-12-31", None)
    ]


def test_setting_can_say_that_correspondents_are_no_contacts(tmp_path: Path) -> None:
    home = home_with(
        tmp_path,
        wrote("e1", "2023-03-01", "ann", "bo"),
        wrote("e2", "2023-03-02", "bo", "ann"),
    )
    (home / "netgraph.toml").write_text("[contact_kinds]\ncorrespondent = false")

    resolve(home)

    assert derived(home, "select makes_contact from core.ties") == [(False,)]


def test_path_through_a_correspondent_is_no_better_than_what_was_exchanged(tmp_path: Path) -> None:
    home = home_with(
        tmp_path,
        wrote("e1", "2023-03-01", "ann", "bo"),
        wrote("e2", "2023-03-02", "bo", "ann"),
    )
    neutral(
        home / "inbox" / "crm-2024-01-31",
        people=[("b", "Bo", "bo@chat.example"), ("z", "Zoe")],
        links=[("b", "z", "declared")],
    )
    decide(home, "identities", "a,b,verdict\nchat:bo,crm:b,same\n")

    rank_night(home)

    assert published(
        home, "select person_id, introducer_id, evidence from second_degree where owner = 'ann'"
    ) == [("crm:z", "chat:bo", "interaction")]
    assert published(home, "select count(*) from links where evidence = 'declared'") == [(1,)]
