import polars as pl
import pytest

from netgraph.strategy.levels import LEVELS, title_level


def level(title: str | None) -> tuple[str | None, str | None]:
    rank, word = title_level(pl.col("position"))
    frame = pl.DataFrame({"position": [title]}, schema={"position": pl.String})
    found: tuple[str | None, str | None] = frame.select(rank, word.alias("word")).row(0)
    return found


@pytest.mark.parametrize(
    ("title", "expected", "word"),
    [
        ("CEO & Co-Founder", "executive", "ceo"),
        ("Geschäftsführerin", "executive", "geschäftsführerin"),
        ("Vice President", "executive", "president"),
        ("Directrice générale", "head", "directrice"),
        ("Head of Partnerships", "head", "head"),
        ("Team Lead, Logistics", "manager", "lead"),
        ("Gerente de ventas", "manager", "gerente"),
        ("Senior Consultant", "senior", "senior"),
        ("Assistant to the CEO", "junior", "assistant"),
        ("Werkstudentin", "junior", "werkstudentin"),
        ("Managing Director", "executive", "managing director"),
        ("Managing Partner", "executive", "partner"),
        ("Vice President, Sales", "executive", "president"),
        ("CIO", "executive", "cio"),
        ("Minister", "executive", "minister"),
        ("General Counsel", "executive", "general counsel"),
        ("Editor-in-Chief", "executive", "editor-in-chief"),
        ("Eigenaar", "executive", "eigenaar"),
        ("Ambassador", "head", "ambassador"),
        ("Rector", "head", "rector"),
        ("Chairwoman", "head", "chairwoman"),
        ("Abteilungsleiter", "head", "abteilungsleiter"),
        ("Leiter Vertrieb", "head", "leiter"),
        ("Head Chef", "manager", "chef"),
        ("Partner Manager", "manager", "manager"),
        ("Managing Editor", "manager", "managing"),
        ("Junior Partner", "junior", "junior"),
    ],
)
def test_a_title_counts_by_its_highest_word(title: str, expected: str, word: str) -> None:
    assert level(title) == (expected, word)
    assert expected in LEVELS


@pytest.mark.parametrize(
    "title",
    [
        "Teacher",
        "Physician",
        "HR Business Partner",
        "Product Owner",
        "Headhunter",
        "Head Nurse",
        "Overhead crane operator",
        "Data Engineer",
        "Ceoltóir",
        "Brand Ambassador",
        "Staff",
        "",
        None,
    ],
)
def test_a_title_without_a_word_of_rank_tells_none(title: str | None) -> None:
    assert level(title) == (None, None)


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chief of Staff", (None, None)),
        ("Chief of Staff to the CEO", (None, None)),
        ("Office of the Director", (None, None)),
        ("Secretary to the President", (None, None)),
        ("Owner's Rep", (None, None)),
        ("Co-Founder's Associate", (None, None)),
        ("Director's Assistant", ("junior", "assistant")),
        ("Master's Student", ("junior", "student")),
        ("Manager, Office of the CEO", ("manager", "manager")),
        ("Advisor to the Board | CEO", ("executive", "ceo")),
        ("Children's Director", ("head", "director")),
    ],
)
def test_the_rank_of_somebody_else_counts_nothing(
    title: str, expected: tuple[str | None, str | None], apostrophe: str
) -> None:
    assert level(title.replace("'", apostrophe)) == expected
