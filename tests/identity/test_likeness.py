import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.identity.likeness import AGREEMENT, CONTRADICTION, LIKENESS, UNLIKE, likeness
from netgraph.identity.names import taken_apart

#: A word alone is a given name if somebody with a surname bears it.
KNOWN = ["Ann Ode", "Bob Pike", "William Ash"]


def like(one: str, other: str) -> str:
    apart = taken_apart(pl.Series([one, other, *KNOWN]))
    full = dict(apart.select("name", "full").rows())
    names = apart.drop("name").unique("full")
    pair = pl.DataFrame({"full_a": [full[one]], "full_b": [full[other]]})
    return str(likeness(pair, names)["likeness"][0])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ann Ode", "Ann Ode, MBA", "same"),
        ("Ann Ode", "Ode, Ann", "same"),
        ("Ann Ode", "Ode Ann", "same"),
        ("Min-seo Kim", "Kim Minseo", "same"),
        ("水無原美咲", "美咲 水無原", "same"),
        ("Zoë Müller", "Zoe Muller", "spelled"),
        ("Ann Ode", "Ann Marie Ode", "fuller"),
        ("Ann Ode-Pike", "Ann Pike", "fuller"),
        ("Maria Garcia Lopez", "Maria Garcia", "fuller"),
        ("Juan Carlos Ode", "Carlos Ode", "fuller"),
        ("Ann Ode (née Elm)", "Ann Elm", "fuller"),
        ("Bill Ode", "William Ode", "nickname"),
        ("A. Ode", "Ann Ode", "initial"),
        ("J. R. Ode", "Jane Ode", "initial"),
        ("Catherine Ode", "Catherina Ode", "typo"),
        ("Ann Okonkwo", "Ann Okonkow", "typo"),
        ("Ann B Ode", "Ann C Ode", "middle"),
        ("Ann Ode", "Ann Pike", "given"),
        ("Maria Garcia Lopez", "Maria Garcia Ruiz", "given"),
        ("Ann Ode", "Bob Ode", "surname"),
        ("Ann Ode", "Bob Pike", "other"),
        ("Ann", "Ann Ode", "part"),
        ("Ann", "Ann", "part"),
        ("Bill", "William Ode", "part"),
        ("Bob", "Ann Ode", "called"),
        ("Bob", "Ann", "called"),
        ("Mum", "Ann Ode", "unknown"),
        ("Li Wu", "Li Xu", "given"),
    ],
)
def test_two_names_are_alike_in_one_way(one: str, other: str, expected: str) -> None:
    assert like(one, other) == like(other, one) == expected


def test_every_likeness_has_one_weight_and_none_both_agrees_and_contradicts() -> None:
    assert not set(LIKENESS) & set(UNLIKE)
    assert set(AGREEMENT) <= set(LIKENESS)
    assert set(CONTRADICTION) <= set(UNLIKE)
    assert all(UNLIKE[c][0] < min(bits for bits, _ in LIKENESS.values()) for c in CONTRADICTION)


words = st.sampled_from(["Ann", "Bob", "Bill", "William", "Zoë", "Li", "Ode", "Pike", "A.", "水"])


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=1, max_size=3))
def test_likeness_has_no_side_and_every_name_is_like_itself(a: list[str], b: list[str]) -> None:
    one, other = " ".join(a), " ".join(b)

    assert like(one, other) == like(other, one)
    assert like(one, one) in ("same", "part")
