from datetime import date

import pytest

from netgraph.report import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (0.0, "0"),
        (1204, "1,204"),
        (1.0, "1.00"),
        (0.83217, "0.832"),
        (0.99961, "1.00"),
        (0.041234, "0.0412"),
        (0.0001, "<0.001"),
        (-0.25, "-0.250"),
        (9.996, "10.0"),
        (48.27, "48.3"),
        (99.96, "100"),
        (8123.4567, "8,123"),
    ],
)
def test_a_number_has_three_significant_digits_or_its_thousands_apart(
    value: float, said: str
) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "0%"),
        (0.001, "<1%"),
        (0.643, "64%"),
        (0.996, ">99%"),
        (1.0, "100%"),
        (None, None),
        (float("nan"), None),
    ],
)
def test_a_share_is_whole_percent_and_nearly_nothing_is_not_nothing(
    value: float | None, said: str | None
) -> None:
    assert words.share(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, None),
        (float("nan"), None),
        ("", ""),
        ("\u202e\u200b", None),
        ("\u200d \u200c", None),
        ("a\x00\n\u202eb", "a b"),
        (True, "yes"),
        (date(2026, 3, 4), "4 Mar 2026"),
        (12, "12"),
    ],
)
def test_a_value_becomes_text_and_what_cannot_be_read_is_unknown(
    value: object, said: str | None
) -> None:
    assert words.plain(value) == said


def test_networks_are_spelled_as_they_spell_themselves_and_others_as_they_came() -> None:
    assert words.networks("facebook, linkedin,crm") == "Facebook, LinkedIn, crm"
    assert words.networks(None) is None


@pytest.mark.parametrize(
    ("weight", "title"),
    [
        ("exclusive_reach", "Exclusive reach"),
        ("exclusive_score", "Exclusive reach"),
        ("reach", "Reach"),
        ("referenceability", "Referenceability"),
        ("house_rule", "House rule"),
    ],
)
def test_a_component_is_called_by_its_title(weight: str, title: str) -> None:
    assert words.component(weight)[0] == title


@pytest.mark.parametrize(
    ("stability", "said"),
    [(None, "too small to judge"), (0.75, "steady"), (0.6, "likely"), (0.59, "uncertain")],
)
def test_stability_is_said_in_a_word(stability: float | None, said: str) -> None:
    assert words.steadiness(stability) == said


def test_one_of_a_kind_is_singular() -> None:
    assert [words.counted(n, "world") for n in (0, 1, 1204)] == [
        "0 worlds",
        "1 world",
        "1,204 worlds",
    ]
    assert words.counted(2, "person", "people") == "2 people"
