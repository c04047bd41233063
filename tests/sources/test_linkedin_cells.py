"""Dates, addresses and names in LinkedIn's cells are read in one sense or not at all."""

from datetime import date

import polars as pl
import pytest

from netgraph.sources.linkedin.cells import (
    bare_keys,
    days,
    instants,
    minutes,
    periods,
    profile_keys,
)
from netgraph.sources.linkedin.seats import split_names
from tests.sources.linkedin_tables import (
    KEY,
)


def spoken(moments: pl.Series) -> list[str | None]:
    return moments.dt.strftime("%Y-%m-%d %H:%M:%S").to_list()


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        ("07 Jun 2026", date(2026, 6, 7)),
        ("7-Jun-26", date(2026, 6, 7)),
        ("2026-06-07", date(2026, 6, 7)),
        ("2026-06-07 00:00:00", date(2026, 6, 7)),
        ("12 févr. 2023", date(2023, 2, 12)),
        ("12. März 2023", date(2023, 3, 12)),
        ("1 de agosto de 2023", date(2023, 8, 1)),
        ("04/05/2021", None),
        ("07 Jun 20", None),
        ("07 Jun 202", None),
        ("31 Jun 2020", None),
        ("31 Foo 2020", None),
        ("2026-06-0", None),
        (None, None),
    ],
)
def test_days_are_read_in_the_forms_that_mean_one_day_only(
    cell: str | None, on: date | None
) -> None:
    assert days(pl.Series([cell], dtype=pl.String)).to_list() == [on]


def test_a_year_of_two_digits_is_not_read_beside_years_of_four() -> None:
    assert days(pl.Series(["7-Jun-2026", "8-Jun-20"])).to_list() == [date(2026, 6, 7), None]


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("1/29/26, 2:37 PM", "2026-01-29 14:37:00"),
        ("08/19/24, 11:04 PM", "2024-08-19 23:04:00"),
        ("08/19/24, 12:04\u202fAM", "2024-08-19 00:04:00"),
        ("8/19/2024 1:04 am", "2024-08-19 01:04:00"),
        ("19/08/24, 11:04 PM", None),
        ("08/19/24, 23:04", None),
        (None, None),
    ],
)
def test_american_minutes_are_read_and_others_are_not_guessed(
    cell: str | None, at: str | None
) -> None:
    assert spoken(minutes(pl.Series([cell], dtype=pl.String))) == [at]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("Jun 2026", date(2026, 6, 1), date(2026, 6, 30)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("Feb-23", date(2023, 2, 1), date(2023, 2, 28)),
        ("Mar-98", date(1998, 3, 1), date(1998, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("févr. 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("März 2012", date(2012, 3, 1), date(2012, 3, 31)),
        ("junio de 2021", date(2021, 6, 1), date(2021, 6, 30)),
        ("Foo 2020", None, None),
        ("2024-13", None, None),
        ("Jun 20", None, None),  # a year that was cut
        ("Jun 202", None, None),
        ("13 Jun 2020", None, None),
        ("04/2020", None, None),
        (None, None, None),
    ],
)
def test_months_and_years_are_all_the_days_in_them(
    cell: str | None, first: date | None, last: date | None
) -> None:
    period = periods(pl.Series([cell], dtype=pl.String)).struct.unnest()
    assert period.rows() == [(first, last)]


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2026-03-13 04:00:05 UTC", "2026-03-13 04:00:05"),
        ("2026-03-13T04:00:05Z", "2026-03-13 04:00:05"),
        ("2026-03-13 04:00:05 CET", None),
        ("13/03/2026 04:00", None),
        (None, None),
    ],
)
def test_moments_are_read_when_they_are_utc(cell: str | None, at: str | None) -> None:
    assert spoken(instants(pl.Series([cell], dtype=pl.String))) == [at]


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("https://www.linkedin.com/in/Bo-Li", KEY + "bo-li"),
        ("www.linkedin.com/in/bo-li/", KEY + "bo-li"),
        ("HTTP://de.LinkedIn.com/in/bo-li?trk=x", KEY + "bo-li"),
        ("https://www.linkedin.com/in/zo%C3%AB-brandt", KEY + "zoë-brandt"),
        ("https://www.linkedin.com/in/zoe%CC%88-brandt", KEY + "zoë-brandt"),
        ("https://www.linkedin.com/in/100%-real", KEY + "100%-real"),
        ("https://www.linkedin.com/company/contoso", None),
        ("", None),
        (None, None),
    ],
)
def test_profile_addresses_have_one_key_however_they_are_written(
    cell: str | None, key: str | None
) -> None:
    assert profile_keys(pl.Series([cell], dtype=pl.String)).to_list() == [key]


def test_nobody_has_no_key() -> None:
    names = pl.Series(["LinkedIn Member", "Membre de LinkedIn", "", None, "Bo Li"])
    assert bare_keys(names).to_list() == [None, None, None, None, "linkedin:?bo li"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bo Li", ["Bo Li"]),
        ("Bo Li, Zoë Brandt", ["Bo Li", "Zoë Brandt"]),
        (
            "Bo Li, Jane Doe, Ph.D., MBA, Zoë Brandt",
            ["Bo Li", "Jane Doe, Ph.D., MBA", "Zoë Brandt"],
        ),
        ("Ravi Menon, the Wise, Bo Li", ["Ravi Menon, the Wise", "Bo Li"]),
        ("PhD", ["PhD"]),
        (" , ", []),
        (None, []),
    ],
)
def test_commas_inside_names_do_not_make_people(cell: str | None, names: list[str]) -> None:
    assert split_names(cell, frozenset({"ravi menon, the wise"})) == names
