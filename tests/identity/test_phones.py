import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_series_equal

from netgraph.errors import UsageError
from netgraph.identity.phones import e164

# Ranges that regulators keep free for films and examples (Bundesnetzagentur, Ofcom, NANPA).
BERLIN, MOBILE = "+4930230125678", "+4917139200012"
LONDON, SEATTLE = "+442079460958", "+12065550100"


def read(*phones: str | None, region: str | None = None) -> list[str | None]:
    return e164(pl.Series("phone", phones, dtype=pl.String), region).to_list()


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("+49 30 23012 5678", None),
        ("+49 (0)30 23012-5678", None),
        ("0049 30 230125678", None),
        ("tel:+49-30-230125678", None),
        ("+49 30 230125678 ext. 12", None),
        ("+493023012567 8;ext=5555", None),
        ("030 / 230 125 678", "DE"),
        ("00493023012 5678", "DE"),
        ("+49 30 230125678", "GB"),
        ("(030) 230125678", "DE"),
        ("\u202a+49 30 230125678\u202c", None),
        ("+49\xa030\xa0230125678", None),
    ],
)
def test_every_spelling_of_a_number_is_one_number(written: str, region: str | None) -> None:
    assert read(written, region=region) == [BERLIN]


def test_a_national_number_says_nothing_without_a_region() -> None:
    assert read("030 230125678", "0171 39200012", "(206) 555-0100") == [None, None, None]


def test_a_national_number_is_of_the_region_given() -> None:
    assert read("0171 39200012", region="DE") == [MOBILE]
    assert read("020 7946 0958", region="GB") == [LONDON]
    assert read("(206) 555-0100", region="US") == [SEATTLE]


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("112", "DE"),  # emergency
        ("110", "DE"),
        ("999", "GB"),
        ("116 117", "DE"),  # short
        ("*100#", "DE"),
        ("0900 1 123456", "DE"),  # premium
        ("0906 9860000", "GB"),
        ("0800 1234567", "DE"),  # toll-free
        ("0180 5 123456", "DE"),  # shared cost
        ("+800 1234 5678", None),  # of no country
    ],
)
def test_numbers_of_services_are_nobodys(written: str, region: str | None) -> None:
    assert read(written, region=region) == [None]


@pytest.mark.parametrize("junk", ["", " ", "+", "none", "ines@example.org", "+49", "+999 123456"])
def test_what_is_no_number_is_null(junk: str) -> None:
    assert read(junk, region="DE") == [None]


def test_a_text_of_ten_thousand_digits_is_null() -> None:
    assert read("1" * 10_000, "+49 30 230125678 " + "x" * 10_000, region="DE") == [None, None]


@pytest.mark.parametrize("region", ["UK", "de", "DEU", "Germany", "", "001"])
def test_an_unknown_region_is_the_callers_mistake(region: str) -> None:
    with pytest.raises(UsageError, match=r"region is .*expected the two capitals"):
        read("030 230125678", region=region)


def test_order_length_and_nulls_stay() -> None:
    assert read(None, "030 230125678", "x", None, "030230125678", region="DE") == [
        None,
        BERLIN,
        None,
        None,
        BERLIN,
    ]
    assert read() == []


@settings(derandomize=True, database=None, deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="+0123456789 ()-/.;x=extl:", max_size=24), max_size=8))
def test_what_comes_out_is_a_fixed_point_and_each_value_stands_alone(texts: list[str]) -> None:
    phones = pl.Series("phone", texts, dtype=pl.String)

    once = e164(phones, "DE")

    assert once.name == "phone"
    assert once.drop_nulls().str.contains(r"^\+[1-9]\d{4,16}$").all()
    assert_series_equal(e164(once, None), once)
    assert once.to_list() == [read(text, region="DE")[0] for text in texts]
