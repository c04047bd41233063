"""Lists of people as HTML pages.

Since 2018 each list is a page of its own. Before, html/friends.htm holds all of them, each under a
heading in the owner's language; until about 2014 they had no dates, but now and then an address.
"""

import html
from datetime import date
from typing import NamedTuple

import polars as pl

from netgraph.errors import DriftError
from netgraph.sources.facebook import pages
from netgraph.sources.facebook.layout import Listing
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.people import ROWS
from netgraph.sources.facebook.stamps import days_of_a_year, stamps
from netgraph.text import clean, fold

# Headings of html/friends.htm; that of the friends is whatever the page itself is called.
_HEADINGS = {
    "sent_requests": (
        "sent friend requests", "schicke freunden anfragen", "gesendete freundschaftsanfragen",
        "invitations envoyées", "solicitudes de amistad enviadas",
        "solicitações de amizade enviadas", "richieste di amicizia inviate",
        "verzonden vriendschapsverzoeken",
    ),
    "received_requests": (
        "received friend requests", "erhaltene freundschaftsanfragen", "invitations reçues",
        "solicitudes de amistad recibidas", "solicitações de amizade recebidas",
        "richieste di amicizia ricevute", "ontvangen vriendschapsverzoeken",
    ),
    "rejected_requests": (
        "rejected friend requests", "declined friend requests", "abgelehnte freundschaftsanfragen",
    ),
    "removed_friends": (
        "removed friends", "deleted friends", "gelöschte freunde", "entfernte freunde",
        "amis supprimés", "amigos eliminados", "amigos removidos", "amici rimossi",
        "verwijderde vrienden",
    ),
    "followers": ("followers", "abonnenten"),
    "following": ("following", "followees"),
}  # fmt: skip
_BY_HEADING = {text: name for name, texts in _HEADINGS.items() for text in texts}
# A bracket that ends a row is a date or an address, if it has a digit or an @.
_ROW = (
    r"^(?P<name>.*?)(?:\s*[(\[](?P<email>[^\s()\[\]]+@[^\s()\[\]]+)[)\]])?"
    r"(?:\s*\((?P<stamp>[^()]*\d[^()]*)\))?$"
)


class Told(NamedTuple):
    """What one page says of lists."""

    rows: dict[str, pl.DataFrame]  # by the name of the list
    rest: pl.DataFrame  # rows of sections that are not known, each with its reason
    made_on: date | None  # the day the page was made, where it says so
    undated: int  # dates that are not understood


def lists_of(page: pl.DataFrame, file: str, listing: Listing, names: Names) -> Told:
    """The lists on a page.

    Args:
        page: As `pages.pieces` gives it.
        file: Its name.
        listing: The list that its name promises.
        names: The package's names; those of the page are added.

    Raises:
        DriftError: The page does not have the layout of a list.
    """
    if pages.is_modern(page):
        found = pages.entries(page, file).select("line", "name", "stamp", email=_none())
        if not found["name"].count():
            hint = "Facebook may have changed this page; the list removes nobody."
            raise DriftError(file, ["entries without any name"], ["name and date"], hint)
        rows, undated = _rows(found, file, names, None)
        return Told({listing.name: rows}, rows.clear(), None, undated)
    if listing.name != "friends" or not (page["tag"] == "h2").any():
        hint = "Facebook may have changed this page; the list removes nobody."
        raise DriftError(file, ["no main part"], ["role=main"], hint)
    return _old(page, file, names)


def _old(page: pl.DataFrame, file: str, names: Names) -> Told:
    opens = pl.col("step") == 1
    footer = page["head"].str.contains(r"""class\s*=\s*["']?footer\b""")
    told = pages.texts_of(pages.inside(page, footer.arg_max() or 0)) if footer.any() else ""
    made = stamps(pl.Series([told]))["at"].dt.date().item()
    chosen = page.filter(page["head"].str.contains(r"""class\s*=\s*["']?selected\b"""))["text"]
    called = fold(html.unescape(chosen[0])) if len(chosen) else None
    section = (opens & (pl.col("tag") == "h2")).cast(pl.Int32).cum_sum()
    marked = page.with_columns(section=section, line=(opens & (pl.col("tag") == "li")))
    marked = marked.filter(pl.col("section") > 0).with_columns(
        line=pl.col("line").cast(pl.Int64).cum_sum()
    )
    heads = marked.filter(opens & (pl.col("tag") == "h2")).select("section", heading="text")
    items = (
        marked.filter(opens & (pl.col("tag") == "li"))
        .with_columns(pages.plain("text"))
        .with_columns(pl.col("text").str.replace_all(r"\s+", " ").str.strip_chars())
    )
    parts = items.select("section", "line", pl.col("text").str.extract_groups(_ROW).struct.unnest())
    rows, undated = _rows(parts, file, names, made)
    listed: dict[str, pl.DataFrame] = {}
    rest = [rows.clear()]
    for n, heading in heads.with_columns(pages.plain("heading")).iter_rows():
        mine = rows.filter(parts["section"] == n)
        name = "friends" if fold(heading) == called else _BY_HEADING.get(fold(heading))
        if name and name not in listed:
            listed[name] = mine
        else:
            rest.append(mine.with_columns(reason=pl.lit("under a heading that is not known")))
    if "friends" not in listed:
        hint = "Facebook may have changed this page; the list removes nobody."
        raise DriftError(file, ["other headings"], ["the heading that the page is called"], hint)
    return Told(listed, pl.concat(rest), made, undated)


def _none() -> pl.Expr:
    return pl.lit(None, dtype=pl.String)


def _rows(
    found: pl.DataFrame, file: str, names: Names, made: date | None
) -> tuple[pl.DataFrame, int]:
    """Rows as `people.ROWS`, from line, name, stamp and email; and how many stamps are unread."""
    texts = found["name"].fill_null("")
    distinct = texts.unique()
    keys = {text: names.of_page(text) for text in distinct}
    shown = {text: clean(text) for text in distinct}
    day = stamps(found["stamp"])["at"].dt.date()
    if made:
        day = day.fill_null(days_of_a_year(found["stamp"], made))
    same = pl.struct("day", "bare")
    rows = found.select(
        "line",
        "stamp",
        "email",
        day=day,
        file=pl.lit(file),
        name=texts.replace_strict(shown, return_dtype=pl.String),
        bare=texts.replace_strict(keys, return_dtype=pl.String),
        alias=_none(),
    )
    # namesakes of one day are told apart by the time of day
    nth = pl.struct("day", "bare", "stamp").is_first_distinct().cast(pl.Int32).cum_sum().over(same)
    more = pl.when(nth > 1).then(pl.format("#{}", nth)).otherwise(pl.lit(""))
    moment = pl.when(pl.col("day").is_not_null()).then(
        pl.concat_str(pl.col("day").cast(pl.String), more)
    )
    undated = rows.filter(pl.col("day").is_null() & pl.col("stamp").is_not_null()).height
    return rows.with_columns(moment=moment, reason=_none()).select(ROWS), undated
