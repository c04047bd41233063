"""messages.csv with its 9 to 13 columns: who wrote to whom and when, never what."""

import polars as pl

from netgraph.schemas import ACCOUNTS, AUDIENCES, EVENTS, OWNERS, THREADS
from netgraph.sources.linkedin.cells import instants, profile_urls
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns
from netgraph.sources.linkedin.seats import LINE, own_account, seat_owner, take_seats
from netgraph.sources.tables import clean_column, read_table

HEADER = ("CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "DATE")
_KNOWN = (
    "RECIPIENT PROFILE URLS",  # since mid-2023
    "CONVERSATION TITLE",
    "CONTENT",
    "FOLDER",
    "IS MESSAGE DRAFT",  # since 2024, either, both or none
    "IS CONVERSATION DRAFT",
)
_SKIP = ("SUBJECT", "ATTACHMENTS")
_GROUP = 3  # people; titles of smaller conversations are names


def read(data: bytes, file: str, own_name: str | None, listed: pl.Series) -> Part:
    """The messages of all conversations.

    An event's id is conversation, second and a count within that second in the order of senders:
    nothing that a rename changes, and the same in the export of everybody who took part.

    Args:
        data: The whole file.
        file: Its path in the package.
        own_name: The owner's name from the profile, if known.
        listed: Names of the owner's connections.

    Returns:
        Events, one audience per conversation (all who ever wrote or received in it), titles of
        groups, and the owner's account if the conversations reveal it. Rejected: drafts, sponsored
        messages, the spam folder, rows without conversation or readable date.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    table = read_table(data, file, HEADER, _KNOWN, _SKIP)
    rows = _judge(table)
    kept = rows.filter(pl.col("reason").is_null())
    lines = (
        kept.select(LINE).unique(maintain_order=True).with_row_index("row").cast({"row": pl.Int64})
    )
    seats = take_seats(lines, listed)
    if own := own_account(seats, own_name):
        seats = seat_owner(seats, own[0])
    members = seats.select(pl.col("thread").alias("audience"), "key").unique(maintain_order=True)
    return Part(
        file=file,
        rows=rows.height,
        owners=OWNERS.of(
            [{"key": own[0], "name": own[1], "evidence": "conversations"}] if own else []
        ),
        accounts=_accounts(seats),
        events=_events(kept, lines, seats),
        audiences=AUDIENCES.of(members.with_columns(pl.lit("to").alias("role"))),
        threads=_titles(kept, members),
        rejects=rejected(rows, file),
        notes=unknown_columns(table, HEADER + _KNOWN + _SKIP),
    )


def _judge(table: pl.DataFrame) -> pl.DataFrame:
    """The rows without their content, with moment and, if they are not wanted, the reason."""
    missing = [c for c in _KNOWN if c not in table.columns]
    whole = table.with_columns(
        instants(table["DATE"]), *(pl.lit(None, dtype=pl.String).alias(c) for c in missing)
    )
    content = pl.col("CONTENT")
    advert = content.str.starts_with('<p class="spinmail-') | content.str.contains(
        "%FIRSTNAME%", literal=True
    )
    sponsored = pl.col("SENDER PROFILE URL").is_null() & advert
    draft = pl.any_horizontal(
        pl.col(c).str.to_lowercase().is_in(["yes", "true"]) for c in _KNOWN if c.endswith("DRAFT")
    )
    return whole.select(
        "line",
        *LINE,
        "CONVERSATION TITLE",
        "at",
        pl.when(pl.col("CONVERSATION ID").is_null())
        .then(pl.lit("no conversation"))
        .when(draft)
        .then(pl.lit("draft"))
        .when(sponsored)
        .then(pl.lit("sponsored"))
        .when(pl.col("FOLDER").str.to_uppercase() == "SPAM")
        .then(pl.lit("spam folder"))
        .when(pl.col("at").is_null())
        .then(pl.lit("no readable date"))
        .alias("reason"),
    )


def _events(kept: pl.DataFrame, lines: pl.DataFrame, seats: pl.DataFrame) -> pl.DataFrame:
    senders = seats.filter("sends").select("row", pl.col("key").alias("from_key"))
    said = (
        kept.join(lines, on=LINE, nulls_equal=True)
        .join(senders, on="row")
        .select(pl.col("CONVERSATION ID").alias("thread"), "at", "from_key")
    )
    # two people writing in one second stand in the order of their keys; one person's messages of
    # one second cannot be told apart, nor need they be
    at_once = said.select("thread", "at").is_duplicated()
    several = said.filter(at_once).sort("thread", "at", "from_key")
    numbered = pl.concat(
        [
            said.filter(~at_once).with_columns(pl.lit(1, pl.Int64).alias("nth")),
            several.with_columns(pl.int_range(1, pl.len() + 1).over("thread", "at").alias("nth")),
        ]
    )
    return EVENTS.of(
        numbered.select(
            pl.format(
                "{}|{}|{}", "thread", pl.col("at").dt.strftime("%Y-%m-%dT%H:%M:%S"), "nth"
            ).alias("event"),
            pl.lit("network").alias("scope"),
            pl.col("at").alias("occurred_at"),
            pl.lit("message").alias("kind"),
            "from_key",
            pl.col("thread").alias("audience"),
            "thread",
        )
    )


def _accounts(seats: pl.DataFrame) -> pl.DataFrame:
    named = seats.drop_nulls(["key", "name"]).select("key", "name")
    known = named.unique(maintain_order=True)
    return ACCOUNTS.of(known.with_columns(profile_urls(known["key"])))


def _titles(kept: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The last title of each group."""
    groups = (
        members.group_by(pl.col("audience").alias("thread")).len().filter(pl.col("len") >= _GROUP)
    )
    titled = kept.select(
        pl.col("CONVERSATION ID").alias("thread"),
        clean_column(kept["CONVERSATION TITLE"]).alias("title"),
        "at",
    ).drop_nulls("title")
    last = (
        titled.sort("at", "title")
        .group_by("thread", maintain_order=True)
        .agg(pl.col("title").last())
    )
    return THREADS.of(last.join(groups, on="thread", how="semi"))
