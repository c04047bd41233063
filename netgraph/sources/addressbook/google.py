"""The tables that Google's contacts are exported as: old ones, and those since 2024."""

import re
from collections.abc import Iterable

import polars as pl

from netgraph.sources import tables
from netgraph.sources.addressbook.book import Book, cards_of, points_of, tidy

OLD = ("Given Name", "Family Name", "Group Membership")
NEW = ("First Name", "Last Name", "File As", "Labels")
_SKIP = (
    *("Notes", "Birthday", "Photo", "Nickname", "Gender", "Location", "Billing Information"),
    *("Mileage", "Occupation", "Hobby", "Sensitivity", "Priority", "Subject", "Language"),
    *("Maiden Name", "Initials", "Short Name", "Directory Server", "Organization Department"),
)
# Facts, by folded columns of which the first that holds something counts.
_NAMES = ("givenname", "additionalname", "familyname"), ("firstname", "middlename", "lastname")
_FACTS = {
    "name": ("name",),
    "company": (r"organization(?:1)?name", r"organization\d+name"),
    "position": (r"organization(?:1)?title", r"organization\d+title"),
}
_POINTS = {"email": r"email\d+value", "phone": r"phone\d+value", "url": r"website\d+value"}
_SEVERAL = ":::"
_COLLECTED = r"(?i)\*\s*other\s*contacts"


def holds_header(head: bytes) -> bool:
    """Whether the beginning of a file holds the header of one of the two tables."""
    text = tables.decode(head).casefold()
    if "labels" not in text and "group" not in text:  # most tables: said at little cost
        return False
    return any(tables.holds_header(head, required) for required in (OLD, NEW))


def read_table(data: bytes, file: str) -> Book:
    """The people of a table.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        One row per record. There are as many columns of addresses, telephones and websites as the
        data need; a cell may hold several. Those whom Google collected from mail by itself are
        marked.

    Raises:
        ExportError: The file is damaged or cut off.
    """
    required = NEW if tables.holds_header(data[: 1 << 16], NEW) else OLD
    cells = tables.read_table(data, file, required, skip=_SKIP)
    folded = {column: _fold(column) for column in cells.columns}
    facts = cells.select(
        "line",
        _structured_name(folded),
        *(_first(folded, patterns).alias(fact) for fact, patterns in _FACTS.items()),
        _place(folded),
        _collected(folded),
    )
    empty = cards_of()
    cards = pl.concat([empty, facts], how="diagonal", rechunk=True).select(empty.columns)
    points = [points_of(), *(_points(cells, folded, kind) for kind in _POINTS)]
    return tidy(file, cards, pl.concat(points, rechunk=True), 0, None)


def _points(cells: pl.DataFrame, folded: dict[str, str], kind: str) -> pl.DataFrame:
    """One row per value of all columns of one kind."""
    columns = [c for c, name in folded.items() if re.fullmatch(_POINTS[kind], name)]
    if not columns:
        return points_of()
    return (
        cells.select("line", *columns)
        .unpivot(index="line", on=columns, variable_name="kind", value_name="value")
        .drop_nulls("value")
        .select("line", pl.lit(kind).alias("kind"), pl.col("value").str.split(_SEVERAL))
        .explode("value")
        .with_columns(pl.col("value").str.strip_chars())
        .filter(pl.col("value") != "")
    )


def _structured_name(folded: dict[str, str]) -> pl.Expr:
    parts = [_first(folded, (part,)) for names in _NAMES for part in names]
    return pl.concat_str(parts, separator=" ", ignore_nulls=True).alias("structured_name")


def _place(folded: dict[str, str]) -> pl.Expr:
    """City and country of the first address that has either."""
    numbers = sorted({int(n[1]) for c in folded.values() if (n := re.match(r"address(\d+)", c))})
    places = [
        pl.concat_str(
            _first(folded, (f"address{n}city",)),
            _first(folded, (f"address{n}country",)),
            separator=", ",
            ignore_nulls=True,
        )
        for n in numbers
    ]
    said = [pl.when(place != "").then(place) for place in places]
    return pl.coalesce(*said, pl.lit(None, pl.String)).alias("location")


def _collected(folded: dict[str, str]) -> pl.Expr:
    columns = [column for column, name in folded.items() if name in ("labels", "groupmembership")]
    labels = pl.coalesce(*map(pl.col, columns), pl.lit(None, pl.String))
    return labels.str.contains(_COLLECTED).fill_null(value=False).alias("collected")


def _first(folded: dict[str, str], patterns: Iterable[str]) -> pl.Expr:
    """The first value of the first column of these names that has any."""
    columns = [
        column
        for pattern in patterns
        for column, name in folded.items()
        if re.fullmatch(pattern, name)
    ]
    values = pl.coalesce(*map(pl.col, columns), pl.lit(None, pl.String))
    return values.str.split(_SEVERAL).list.first().str.strip_chars()


def _fold(column: str) -> str:
    return "".join(re.findall(r"[^\W_]+", column)).casefold()
