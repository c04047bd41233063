import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.identity.names import roots, taken_apart

CHEAP = settings(max_examples=40, deadline=None, derandomize=True, database=None)


def full(name: str) -> str | None:
    rows = taken_apart(pl.Series([name]))
    return rows["full"][0] if rows.height else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ann Ode, MBA, PMP", "ann ode"),
        ("Ann Ode PhD, MBA", "ann ode"),
        ("Jane Ode, Ph.D., CFA®", "jane ode"),
        ("Ann Ode, CSPX", "ann ode"),
        ("Ann Ode, Jr.", "ann ode"),
        ("Xu, Ma", "ma xu"),
        ("Dr. Ann Ode", "ann ode"),
        ("Dr.Ann Ode", "ann ode"),
        ("Prof. Dr. med. Jörg Weiß", "jörg weiss"),
        ("M. Ode", "m ode"),
        ("Okonkwo, Ines", "ines okonkwo"),
        ("OKONKWO, INES", "ines okonkwo"),
        ("Okonkwo, Ines, MBA", "ines okonkwo"),
        ("van der Berg, Jan", "jan berg"),
        ("Jan van der Berg", "jan berg"),
        ("Le Pen", "le pen"),
        ("Ben Smith Jones", "ben smith jones"),
        ("Anna-Lena Ode-Pike", "anna lena ode pike"),
        ("Pat O’Brien", "pat obrien"),
        ("Zoë Müller 🌱", "zoë müller"),
        ("ＡＮＮ\u2003Ode", "ann ode"),
        ("Zoe\u0308 Ode", "zoë ode"),
        ("Ann Ode | Speaker", "ann ode"),
        ("Ann Ode - Halden Pike", "ann ode"),
        ("Ann Ode via Calendar", "ann ode"),
        ("Ann Ode (she/her)", "ann ode"),
        ('William "Bill" Ode', "william ode, bill"),
        ("Ann Ode (née Pike)", "ann ode, pike"),
        ("水無原 美咲", "水無原 美咲"),
    ],
)
def test_a_name_is_what_is_left_without_ornament(written: str, name: str) -> None:
    assert full(written) == name


@pytest.mark.parametrize("written", ["", " ", "🌱", "ann@ode.example", "—", "123", "\u200b"])
def test_what_is_no_name_has_no_row(written: str) -> None:
    assert full(written) is None


def test_parts_are_in_latin_letters_and_the_rest_is_kept_apart() -> None:
    row = taken_apart(pl.Series(['Łukasz "Luki" Młyn-Wierzba (née Żak)'])).row(0, named=True)

    assert (row["given"], row["surname"]) == ("lukasz", "wierzba")
    assert row["first"] == ["lukasz", "mlyn", "luki"]
    assert row["last"] == ["mlyn", "wierzba", "zak"]


def test_a_name_of_one_part_has_neither_given_name_nor_surname() -> None:
    row = taken_apart(pl.Series(["Ann"])).row(0, named=True)

    assert (row["ascii"], row["given"], row["surname"], row["first"]) == ("ann", None, None, [])


@pytest.mark.parametrize(
    "spellings",
    [
        ("Min-seo Kim", "Kim Minseo", "KIM, Min Seo"),
        ("美咲 水無原", "水無原美咲"),
        ("Zoë Müller", "Muller Zoe"),
    ],
)
def test_order_breaks_and_accents_do_not_change_the_bag(spellings: tuple[str, ...]) -> None:
    assert taken_apart(pl.Series(spellings))["bag"].n_unique() == 1


def test_a_given_name_stands_for_itself_and_for_what_it_is_short_for() -> None:
    found = roots(pl.Series(["bill", "ines", None, "bill"]))

    assert set(found.filter(pl.col("given") == "bill")["root"]) >= {"bill", "william"}
    assert found.filter(pl.col("given") == "ines")["root"].to_list() == ["ines"]
    assert found.is_unique().all()


@CHEAP
@given(st.lists(st.one_of(st.none(), st.text(max_size=40)), max_size=8))
def test_any_text_is_read_and_read_again_it_says_the_same(texts: list[str | None]) -> None:
    names = pl.Series("names", texts, dtype=pl.String)

    once, again = taken_apart(names), taken_apart(names.reverse())

    assert once.equals(again)
    assert once["name"].is_unique().all()
    assert set(once["name"]) <= set(texts)
    assert (once["ascii"].str.contains("^[a-z]+( [a-z]+)*$")).all()
