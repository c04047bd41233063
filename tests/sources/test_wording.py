"""A note is personal unless it is the platform's, a template, or says nothing."""

import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.sources.wording import wording

DEFAULT = "I'd like to add you to my professional network on LinkedIn."
TALK = "I enjoyed the talk on lichens at the botanical garden, and have a question on cyanobacteria"
NAMES = ("Ana Alder", "Bo Birch", "Cy Cedar, PhD", "Di Dogwood", "Eli Elm", "Flo Fir")


def of(*texts: str | None, sender: list[str | None] | None = None) -> list[str]:
    """The wording of notes to different people, all of one sender unless told otherwise."""
    to = [NAMES[n % len(NAMES)] for n in range(len(texts))]
    names = pl.DataFrame({"from": ["Noor Haddad"] * len(texts), "to": to})
    told = wording(
        pl.Series(texts, dtype=pl.String),
        names,
        pl.Series(sender or ["noor"] * len(texts), dtype=pl.String),
        (DEFAULT, "Vorrei aggiungerti alla mia rete professionale su LinkedIn."),
    )
    return told.to_list()


def test_no_text_is_no_wording() -> None:
    assert of(None, "", "  \n\t", "\u200b") == ["none", "none", "none", "generic"]


@pytest.mark.parametrize(
    "text",
    [
        DEFAULT,
        DEFAULT.upper(),
        DEFAULT.replace("'", "’"),
        f"Hi Ana,\n\n{DEFAULT}\n\n- Noor Haddad",
        "Ana, vorrei aggiungerti alla mia rete professionale su LinkedIn",
        "Ana!!! 👋",
        "Ana Alder / Noor Haddad 2024",
    ],
)
def test_what_the_platform_says_or_nothing_at_all_is_generic(text: str) -> None:
    assert of(text) == ["generic"]


@pytest.mark.parametrize(
    "text",
    [
        TALK,
        f"{DEFAULT} We met at the herbarium, where you showed me the mosses from the Azores.",
        "Thanks for the lichens!",
        "好久不见，一起喝咖啡吧",
    ],
)
def test_what_is_written_once_is_personal(text: str) -> None:
    assert of(text) == ["personal"]


def test_template_with_names_and_figures_filled_in_is_generic() -> None:
    filled = [f"Hi {name}, {TALK} of {n} May" for n, name in enumerate(NAMES[:4], 11)]
    assert of(*filled) == ["generic"] * 4


def test_three_of_a_kind_are_too_few_for_a_template() -> None:
    assert of(TALK, TALK, TALK) == ["personal"] * 3
    assert of(TALK, TALK, TALK, TALK) == ["generic"] * 4


def test_template_with_a_word_of_its_own_in_each_is_generic() -> None:
    own = ("mosses", "ferns", "sedges", "rushes")
    assert of(*(f"{TALK} and {word}" for word in own)) == ["generic"] * 4


def test_what_others_write_does_not_make_a_note_generic() -> None:
    four = [TALK] * 4
    assert of(*four, sender=["a", "b", "c", "d"]) == ["personal"] * 4
    assert of(*four, sender=[None] * 4) == ["personal"] * 4
    assert of(*four, TALK, sender=["a"] * 4 + ["b"]) == ["generic"] * 4 + ["personal"]


def test_many_different_notes_in_a_burst_stay_personal() -> None:
    draw = random.Random(7)
    words = ["".join(draw.choices("abcdefghiklmnoprstu", k=6)) for _ in range(400)]
    notes = [" ".join(draw.sample(words, 20)) for _ in range(200)]
    assert set(of(*notes)) == {"personal"}


def grams(text: str) -> set[str]:
    return {text[n : n + 5] for n in range(max(1, len(text) - 4))}


def oracle(texts: list[str]) -> list[str]:
    """Every pair compared, by the definition."""
    sets = [grams(text) for text in texts]
    alike = [
        sum(5 * len(one & other) >= 4 * len(one | other) for other in sets) - 1 for one in sets
    ]
    return ["generic" if n >= 3 else "personal" for n in alike]


PIECES = st.sampled_from(
    ["alpha beta gamma delta epsilon zeta", "moss fern sedge rush reed lichen"]
)
TEXTS = st.builds(
    lambda stem, times, tail: " ".join([stem] * times + tail),
    PIECES,
    st.integers(0, 3),
    st.lists(st.sampled_from(["oak", "elm", "ash", "yew"]), min_size=1, max_size=4),
)


@settings(derandomize=True, database=None, deadline=None, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=14))
def test_near_copies_are_those_that_comparing_every_pair_finds(texts: list[str]) -> None:
    told = wording(
        pl.Series(texts), pl.DataFrame({"to": [""] * len(texts)}), pl.Series(["x"] * len(texts))
    )
    assert told.to_list() == oracle(texts)


@settings(derandomize=True, database=None, deadline=None, max_examples=20)
@given(st.lists(st.text(max_size=40), max_size=8), st.randoms(use_true_random=False))
def test_order_of_the_rows_does_not_matter(texts: list[str], draw: random.Random) -> None:
    order = list(range(len(texts)))
    draw.shuffle(order)

    def told(numbers: list[int]) -> list[str]:
        some = pl.Series([texts[n] for n in numbers], dtype=pl.String)
        names = pl.DataFrame({"to": [""] * len(numbers)}, schema={"to": pl.String})
        senders = pl.Series(["x"] * len(numbers), dtype=pl.String)
        return wording(some, names, senders, (DEFAULT,)).to_list()

    assert told(order) == [told(list(range(len(texts))))[n] for n in order]
