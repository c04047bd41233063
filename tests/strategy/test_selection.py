from datetime import date

import polars as pl
import pytest

from netgraph.errors import UsageError
from netgraph.strategy.selection import Rule, chosen_by, parse_rule

CONTACTS = pl.DataFrame(
    {
        "person_id": ["ana", "ben", "cleo", "dora"],
        "strength": [0.5, 0.1, None, None],
        "rank": [1, 3, 2, 4],
        "last_contact_on": [date(2024, 5, 1), date(2021, 6, 30), None, date(2021, 7, 1)],
        "as_of": [date(2024, 6, 30)] * 4,
        "referenceability": ["A", "C", None, "B"],
        "cluster_id": ["c1", "c1", "c12", None],
        "pruned": [4, 2, 1, 3],
    }
)


def chosen(text: str) -> list[str]:
    rule = parse_rule(text)
    assert rule
    return chosen_by(rule, CONTACTS).person_ids.to_list()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("weakest 400", Rule("weakest", 400)),
        ("  Weakest   400 ", Rule("weakest", 400)),
        ("least valuable 12", Rule("least valuable", 12)),
        ("silent 3 years", Rule("silent", 3, "y")),
        ("silent for 1 year", Rule("silent", 1, "y")),
        ("silent 18 months", Rule("silent", 18, "mo")),
        ("silent 90 days", Rule("silent", 90, "d")),
        ("silent 6 weeks", Rule("silent", 6, "w")),
        ("never in touch", Rule("never in touch")),
        ("not referenceable", Rule("not referenceable")),
        ("cluster 4", Rule("cluster", 4)),
        ("cluster c4", Rule("cluster", 4)),
        ("world 4", Rule("cluster", 4)),
    ],
)
def test_a_rule_is_read(text: str, rule: Rule) -> None:
    assert parse_rule(text) == rule


@pytest.mark.parametrize("text", ["", "weakest", "weakest -4", "silent 3", "Silent Running", "ana"])
def test_what_is_no_rule_can_be_a_name(text: str) -> None:
    assert parse_rule(text) is None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("weakest 1", ["ben"]),
        ("weakest 2", ["ana", "ben"]),
        ("weakest 3", ["ana", "ben", "dora"]),  # unknown ones after them, the worst score first
        ("least valuable 2", ["ben", "cleo"]),
        ("silent 3 years", ["ben"]),
        ("silent 35 months", ["ben", "dora"]),
        ("never in touch", ["cleo"]),
        ("not referenceable", ["ben", "cleo"]),
        ("cluster 1", ["ana", "ben"]),
        ("cluster 12", ["cleo"]),
        ("cluster 3", []),
    ],
)
def test_a_rule_means_contacts(text: str, ids: list[str]) -> None:
    assert chosen(text) == ids


def test_who_was_never_in_touch_is_unknown_not_silent_and_that_is_said() -> None:
    found = chosen_by(Rule("silent", 1, "y"), CONTACTS)

    assert "cleo" not in found.person_ids
    assert found.remarks[0].startswith("1 more were never in touch")


@pytest.mark.parametrize(
    ("count", "remark"),
    [
        (1, "Of 2 contacts no strength is known; they come after the 2 of whom it is. "
            "`least valuable 1` spares those who open doors."),
        (3, "Of 3, all 2 contacts of whom a strength is known are among them, also your closest "
            "(up to 0.50): `least valuable 3` or `never in touch` is likely what you mean."),
    ],
)  # fmt: skip
def test_weakest_warns_before_it_takes_the_closest(count: int, remark: str) -> None:
    assert chosen_by(Rule("weakest", count), CONTACTS).remarks == (remark,)


def test_weakest_of_more_than_there_are_is_everybody() -> None:
    found = chosen_by(Rule("weakest", 9), CONTACTS)

    assert found.person_ids.to_list() == ["ana", "ben", "cleo", "dora"]
    assert found.remarks[0].startswith("Of 4, all 2 contacts")
    assert found.remarks[1] == "There are only 4 contacts."


def test_weakest_warns_from_half_of_the_known_strengths_on() -> None:
    known = CONTACTS.with_columns(pl.Series("strength", [0.5, 0.1, 0.2, 0.3]))

    assert chosen_by(Rule("weakest", 2), known).remarks == ()
    assert chosen_by(Rule("weakest", 3), known).remarks == (
        "Of 3, 3 of the 4 contacts of whom a strength is known are among them, also such as are "
        "not weak (up to 0.30): `least valuable 3` or `never in touch` is likely what you mean.",
    )


def test_without_any_strength_the_weakest_are_the_last_by_score() -> None:
    unknown = CONTACTS.with_columns(pl.lit(None, pl.Float64).alias("strength"))
    found = chosen_by(Rule("weakest", 2), unknown)

    assert found.person_ids.to_list() == ["ben", "dora"]
    assert found.remarks == ("No strength is known of anybody; these are the last by score.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"weakest {10**9 + 1}", "at most 1,000,000,000 is expected"),
        (f"cluster {'9' * 5000}", "at most 1,000,000,000 is expected"),
        ("silent 1001 years", "at most 1,000 years is expected"),
        ("silent 99999999999 days", "at most 365,250 days is expected"),
    ],
)
def test_what_goes_too_far_is_refused_with_what_is_expected(text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected) as refused:
        parse_rule(text)
    assert len(str(refused.value)) < 120


@pytest.mark.parametrize(
    "text", [f"weakest {10**9}", "weakest 000000000000001", "silent 1000 years"]
)
def test_up_to_there_a_rule_is_taken(text: str) -> None:
    rule = parse_rule(text)

    assert rule
    assert chosen_by(rule, CONTACTS).person_ids.len() in (0, 1, 4)
