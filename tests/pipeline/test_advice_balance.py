"""Balance on the sample's night: questions against files, and figures counted again."""

from collections import Counter
from pathlib import Path

import pytest

from tests.pipeline.nights import published
from tests.pipeline.test_advice_rebuild import answers, file, same

OWNERS = ("dev", "ines", "jonas", "mara", "priya")


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize(
    ("question", "table", "key"),
    [
        ("how_balanced_is_my_network", "balance", ("attribute", "among", "weighted_by")),
        ("where_does_my_attention_go", "attention", ("layer",)),
        ("what_is_each_network_for", "network_uses", ("source",)),
        ("how_do_my_invitations_fare", "invitations", ("direction", "wording")),
        ("how_open_was_my_network", "own_history", ("measured_on",)),
    ],
)
def test_a_question_gives_the_numbers_of_the_report(
    sample_night: Path, question: str, table: str, key: tuple[str, ...], owner: str
) -> None:
    told = {
        tuple(str(row[c]) if row[c] is not None else "" for c in key): row
        for row in answers(sample_night, question, owner)
    }
    written = {tuple(row[c] for c in key): row for row in file(sample_night, table, owner)}

    assert told.keys() == written.keys() != set()
    for name, row in written.items():
        shared = told[name].keys() & row.keys()
        assert [c for c in sorted(shared) if not same(told[name][c], row[c])] == []


def test_how_contexts_blur_is_in_the_question_too(sample_night: Path) -> None:
    [written] = file(sample_night, "context_mix")

    for row in answers(sample_night, "what_is_each_network_for"):
        assert all(same(row[c], written[c]) for c in written if c != "owner")


@pytest.mark.parametrize("owner", OWNERS)
def test_companies_are_counted_as_a_hand_would(sample_night: Path, owner: str) -> None:
    # the sample spells each firm in one way
    companies = published(
        sample_night,
        "select people.company from contacts join people using (person_id) "
        f"where owner = '{owner}'",
    )
    known = Counter(company for (company,) in companies if company)

    [found] = [
        r
        for r in answers(sample_night, "how_balanced_is_my_network", owner)
        if (r["attribute"], r["among"], r["weighted_by"]) == ("company", "contacts", "count")
    ]

    n = known.total()
    assert (found["people"], found["groups"]) == (n, len(known))
    assert found["blau"] == pytest.approx(1 - sum((k / n) ** 2 for k in known.values()))
    assert found["unknown_share"] == pytest.approx(1 - n / len(companies))
    assert found["top_share"] == pytest.approx(max(known.values()) / n)


def test_the_twelve_are_compared_with_all(sample_night: Path) -> None:
    rows = answers(sample_night, "how_balanced_is_my_network")

    [worlds] = [
        r
        for r in rows
        if (r["attribute"], r["among"], r["weighted_by"]) == ("world", "key people", "count")
    ]
    assert worlds["people"] <= 12


def test_overlap_is_counted_in_the_lists_of_networks(sample_night: Path) -> None:
    sources = published(sample_night, "select sources from contacts where owner = 'mara'")
    held = [set(text.split(", ")) for (text,) in sources]

    for a, b, shared, share in published(
        sample_night,
        "select source_a, source_b, shared, share_of_smaller from network_overlap "
        "where owner = 'mara'",
    ):
        both = sum({a, b} <= networks for networks in held)
        smaller = min(sum(source in networks for networks in held) for source in (a, b))
        assert (shared, share) == (both, pytest.approx(both / smaller))


def test_a_level_names_the_word_that_told_it(sample_night: Path) -> None:
    rows = published(sample_night, "select position, level, word from levels where owner = 'mara'")

    assert all((level is None) == (word is None) for _, level, word in rows)
    assert all(word in position.lower() for position, _, word in rows if word)
    assert {level for _, level, _ in rows} >= {None, "executive", "head", "manager", "senior"}


def test_attention_counts_no_more_than_the_ties_of_known_strength(sample_night: Path) -> None:
    for owner, people, known in published(
        sample_night,
        "select attention.owner, max(people), any_value(known.n) from attention "
        "join (select owner, count(strength) as n from contacts group by owner) as known "
        "using (owner) group by attention.owner",
    ):
        assert 0 < people <= known, owner


def test_whoever_was_invited_before_the_reset_was_accepted_all_the_same(sample_night: Path) -> None:
    sent = [r for r in file(sample_night, "invitations") if r["direction"] == "sent"]

    assert sum(int(r["invitations"]) for r in sent) > 80
    assert {r["acceptance"] for r in sent} == {"1"}


def test_the_night_stands_last_in_the_owners_own_history(sample_night: Path) -> None:
    figures = 'contacts, links_among, coverage, "constraint", effective_size'
    tonight = published(sample_night, f"select owner, {figures} from owner_metrics order by owner")
    last = published(
        sample_night,
        f"select owner, {figures} from own_history where measured_on = '2023-11-20' order by owner",
    )

    assert last == tonight


def test_before_the_reset_maras_network_was_larger_and_less_constrained(sample_night: Path) -> None:
    rows = published(
        sample_night,
        'select cast(measured_on as varchar), contacts, "constraint" from own_history '
        "where owner = 'mara' order by measured_on",
    )

    assert [day for day, _, _ in rows] == ["2023-09-02", "2023-10-21", "2023-11-18", "2023-11-20"]
    assert rows[0][1] > rows[3][1] > rows[1][1]  # in between only those she writes with
    assert rows[0][2] < rows[3][2] < rows[1][2]
