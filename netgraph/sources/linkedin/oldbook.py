"""The list of connections as LinkedIn gave it to mail programs until about 2017.

Tables of Outlook, Outlook Express and Yahoo: everybody's name, e-mail, employer and position, but
neither profile address nor day. Which of their many columns LinkedIn filled is thinly documented,
so only names are asked for.
"""

import re

import polars as pl

from netgraph.errors import ExportError
from netgraph.schemas import ACCOUNTS, LISTS, TIES
from netgraph.sources.linkedin.cells import full_names
from netgraph.sources.linkedin.connections import LIST, by_email
from netgraph.sources.linkedin.part import Part, rejected, whole
from netgraph.sources.tables import clean_column, fold_column, holds_header, read_table

HEADER = ("First Name", "Last Name")
_EMAIL, _COMPANY, _TITLE = "E-mail Address", "Company", "Job Title"
_KNOWN = (_EMAIL, _COMPANY, _TITLE)
_YAHOO = {"First": "First Name", "Last": "Last Name", "Email": _EMAIL, "Title": _TITLE}
# What else these programs keep of people: streets, telephones, habits. None of it is read.
_OTHERS = re.compile(
    r"(home|business|other|primary|company main|car|mobile|work|yahoo|alternate|assistant'?s|"
    r"manager'?s|organi[sz]ational|e-?mail ?\d|alternate email|custom|account|radio|tty).*"
    r"|title|middle( name)?|suffix|nickname|name|notes|comments?|category|categories|web ?page|"
    r"personal web ?(site|page)|department|office location|profession|birthday|anniversary|"
    r"gender|hobby|initials|keywords|language|location|mileage|pager|fax|phone|callback|isdn|"
    r"telex|priority|private|referred by|sensitivity|spouse|children|government id number|"
    r"directory server|internet free busy|billing information|distribution lists|messenger ?id.*|"
    r"(skype|im|icq|msn|aim|jabber|google).*|user \d|column \d+|created|changed|address|city|state|"
    r"zip|country|.* \(\d+\)",
    re.IGNORECASE,
)


def is_known(head: bytes) -> bool:
    """Whether a table begins as one of these three does."""
    return holds_header(head, HEADER, _YAHOO)


def read(data: bytes, file: str) -> Part:
    """The list of connections on the day of the export.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        One tie per row, without a day. A person is known by the name where one row bears it, else
        by name and e-mail; a second key of name and e-mail finds him again in any later list.
        Rejected: rows with neither name nor e-mail, and repeated ones.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged, or no row of it can be used.
    """
    yahoo = not holds_header(data[: 1 << 16], HEADER)
    raw = read_table(data, file, HEADER, _KNOWN, also=_YAHOO if yahoo else None)
    table = whole(raw, _KNOWN)
    rows = _judged(table)
    kept = _with_keys(rows.filter(pl.col("reason").is_null()))
    if kept.is_empty() and not rows.is_empty():
        raise ExportError(
            f"{file}: none of {rows.height:,} rows has a name or an e-mail address; expected a "
            "connection in each. Use the file as it was downloaded."
        )
    strange = [c for c in raw.columns if c not in ("line", *HEADER, *_KNOWN)]
    strange = [c for c in strange if not _OTHERS.fullmatch(c)]
    return Part(
        file=file,
        rows=rows.height,
        accounts=ACCOUNTS.of(kept.select("key", "alias", "name", "email", "company", "position")),
        lists=LISTS.of([{"list": LIST, "state": "empty" if kept.is_empty() else "nonempty"}]),
        ties=TIES.of(
            kept.select(pl.lit(LIST).alias("list"), "key", pl.lit("connection").alias("kind"))
        ),
        rejects=rejected(rows, file),
        notes=(
            *((f"Unknown columns, not used: {', '.join(strange)}.",) if strange else ()),
            *((f"An old address book: {kept.height:,} connections without a day.",)),
        ),
    )


def _judged(table: pl.DataFrame) -> pl.DataFrame:
    names, email = full_names(table), clean_column(table[_EMAIL]).str.to_lowercase()
    is_address = email.str.contains("@", literal=True)
    rows = table.select(
        "line",
        names,
        fold_column(names).alias("folded"),
        pl.when(is_address).then(email).alias("email"),
        clean_column(table[_COMPANY]).alias("company"),
        clean_column(table[_TITLE]).alias("position"),
    )
    # a row without e-mail may be a namesake's: only the whole row twice is a repetition
    again = pl.col("email").is_not_null() & ~pl.struct("folded", "email").is_first_distinct()
    return rows.with_columns(
        pl.when((pl.col("folded") == "") & pl.col("email").is_null())
        .then(pl.lit("neither name nor e-mail"))
        .when(again)
        .then(pl.lit("repeated"))
        .alias("reason")
    )


def _with_keys(rows: pl.DataFrame) -> pl.DataFrame:
    """By name, where one row bears it; namesakes by e-mail, else by their order in the file."""
    stem = "linkedin:~" + pl.col("folded") + "|"
    alone = ~pl.col("folded").is_duplicated() & (pl.col("folded") != "")
    nth = pl.when(pl.col("email").is_null()).then(1).cum_sum().over("folded")
    return rows.with_columns(by_email("folded", "email").alias("alias")).with_columns(
        pl.when(alone)
        .then(stem)
        .otherwise(pl.coalesce("alias", pl.format("{}|{}", stem, nth)))
        .alias("key")
    )
