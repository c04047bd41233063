"""Who takes part in the conversations of messages.csv."""

import re
from collections.abc import Iterator

import polars as pl

from netgraph.schemas import BOOL, INT, TEXT
from netgraph.sources.linkedin.cells import ADDRESS, PROFILE, bare_keys, is_nobody, profile_keys
from netgraph.sources.tables import clean_column, fold_column
from netgraph.text import fold

# Who wrote to whom, as one message says it; a conversation repeats few of these over and over.
LINE = ("CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS")
_SEATS = {"row": INT, "sends": BOOL, "url": TEXT, "name": TEXT}
_WIDEST_NAME = 4  # parts: "Jane Doe, Ph.D., MBA, PMP"
_CREDENTIALS = frozenset(
    word
    for words in (
        "bba bsc ccna cfa cfp cisa cissp cma cpa csm dba dds edd esq facs fcca frm ii iii iv jd jr",
        "llb llm mba mbe md med mfa mha mph mpa msc msw ocp pgmp phd phr pmp rn shrm sphr sr",
    )
    for word in words.split()
)

Seat = tuple[int, bool, str | None, str | None]


def take_seats(lines: pl.DataFrame, listed: pl.Series) -> pl.DataFrame:
    """The people of every distinct line; one person of a conversation has one key.

    Args:
        lines: One row per distinct LINE, with its number in `row`.
        listed: Names known from elsewhere, to tell commas inside names from those between them.

    Returns:
        One row per person and line: row, thread, sends (false: receives), key (null: somebody
        who left, or a page) and name (null where only an address is given).
    """
    names = fold_column(pl.concat([lines["FROM"], listed]))
    known = frozenset(names.filter(names.str.contains(", ", literal=True)).to_list())
    seats = pl.concat([_senders(lines), *_recipients(lines, known)])
    bare = pl.when(pl.col("url").is_null()).then(bare_keys(seats["name"]))
    named = seats.with_columns(profile_keys(seats["url"]), clean_column(seats["name"]))
    return _resolve(
        named.with_columns(pl.coalesce("key", bare).alias("key"))
        .drop("url")
        .join(lines.select("row", pl.col(LINE[0]).alias("thread")), on="row")
        .sort("row", "sends", "key", "name")
    )


def own_account(seats: pl.DataFrame, own_name: str | None) -> tuple[str, str | None] | None:
    """The account that has a seat in every conversation, as only the owner's can.

    Args:
        seats: As from `take_seats`.
        own_name: From the profile. It decides where one conversation, or a steady companion,
            leaves a choice, and then lets the owner be missing from fewer than half.

    Returns:
        Key and name; null when none or several fit.
    """
    met = _address_everywhere(seats).filter(pl.col("key").n_unique().over("thread") > 1)
    total = met["thread"].n_unique()
    seen = (
        met.filter(pl.col("key").str.starts_with(ADDRESS))
        .group_by("key")
        .agg(pl.col("thread").n_unique(), pl.col("name").drop_nulls().mode().min())
    )
    always = seen.filter(pl.col("thread") == total)
    named = seen.filter((fold_column(seen["name"]) == fold(own_name)) & (fold(own_name) != ""))
    steady = always if total > 1 else always.clear()
    mostly = named.filter(pl.col("thread") * 2 > total)
    for fits in (steady, always.join(named, on="key", how="semi"), mostly):
        if fits.height == 1:
            return str(fits["key"][0]), fits["name"][0]
    return None


def seat_owner(seats: pl.DataFrame, own: str) -> pl.DataFrame:
    """The owner's bare name becomes the owner's key in conversations that do not hold that key.

    Until early 2023 recipients had no address: an owner who never answered shows as a name.
    """
    names = seats.filter(pl.col("key") == own)["name"].unique(maintain_order=True)
    bare = bare_keys(names).drop_nulls().to_list()
    here = (pl.col("key") == own).any().over("thread")
    mine = pl.col("key").is_in(bare) & ~here
    return seats.with_columns(pl.when(mine).then(pl.lit(own)).otherwise("key").alias("key"))


def split_names(cell: str | None, known: frozenset[str]) -> list[str]:
    """The names in a TO cell, which joins them by a comma although names may hold one.

    Args:
        cell: As in the file.
        known: Folded names of people that hold a comma; the longest that fits is taken.

    Returns:
        Names in order; a credential behind a comma stays with its name.
    """
    parts = [part for part in re.split(r"\s*,\s*", (cell or "").strip()) if part]
    names, at = [], 0
    while at < len(parts):
        widths = range(min(_WIDEST_NAME, len(parts) - at), 1, -1) if known else ()
        width = next((w for w in widths if fold(", ".join(parts[at : at + w])) in known), 1)
        end = at + width
        while end < len(parts) and _is_credential(parts[end]):
            end += 1
        names.append(", ".join(parts[at:end]))
        at = end
    return names


def _is_credential(part: str) -> bool:
    return all(word in _CREDENTIALS for word in fold(part).replace(".", "").split())


def _senders(lines: pl.DataFrame) -> pl.DataFrame:
    return lines.select(
        "row",
        pl.lit(value=True).alias("sends"),
        pl.col("SENDER PROFILE URL").alias("url"),
        pl.col("FROM").alias("name"),
    )


def _recipients(lines: pl.DataFrame, known: frozenset[str]) -> Iterator[pl.DataFrame]:
    """One seat per recipient; lines to one person, nearly all of them, are not looked at singly."""
    to, urls = pl.col("TO"), pl.col("RECIPIENT PROFILE URLS")
    is_alone = (
        ~to.str.contains(",", literal=True)
        & ~to.str.to_lowercase().str.contains("linkedin", literal=True)
        & (urls.str.count_matches(PROFILE).fill_null(0) < 2)
    ).fill_null(value=False)
    judged = lines.with_columns(is_alone.alias("is_alone"))
    yield judged.filter("is_alone").select(
        "row",
        pl.lit(value=False).alias("sends"),
        urls.str.extract(f"({PROFILE})").alias("url"),
        to.alias("name"),
    )
    cells = judged.filter(~pl.col("is_alone")).select("row", to, urls).iter_rows()
    seats = [seat for cell in cells for seat in _of_line(known, *cell)]
    yield pl.DataFrame(seats, schema=_SEATS, orient="row")


def _of_line(known: frozenset[str], row: int, to: str | None, urls: str | None) -> Iterator[Seat]:
    """One seat per recipient of a line.

    Since mid-2023 recipients have addresses. Where their count differs from that of the names, a
    name holds a comma or somebody has no address: then the addresses alone are trusted.
    """
    names = split_names(to, known)
    links = re.findall(PROFILE, urls or "")
    gone = any(map(is_nobody, names))
    if not links:
        yield from ((row, False, None, name) for name in names)
    elif len(links) == len(names) and not gone:
        yield from ((row, False, link, name) for link, name in zip(links, names, strict=True))
    else:
        yield from ((row, False, link, None) for link in links)
        if gone:
            yield row, False, None, None


def _addresses(seats: pl.DataFrame, *within: str) -> pl.DataFrame:
    """The one address that a bare key stands for, where seats with address bear that name once."""
    placed = seats.filter(pl.col("key").str.starts_with(ADDRESS) & pl.col("name").is_not_null())
    return (
        placed.select(*within, pl.col("key").alias("address"), bare_keys(placed["name"]))
        .group_by(*within, "key")
        .agg(pl.col("address").min(), pl.col("address").n_unique().alias("n"))
        .filter(pl.col("n") == 1)
        .drop("n")
    )


def _resolve(seats: pl.DataFrame) -> pl.DataFrame:
    """Bare keys replaced by the address that bears the name in the same conversation."""
    sender = pl.col("key").filter("sends").first().over("row")
    placed = _addresses(seats, "thread")
    found = seats.join(placed, on=["thread", "key"], how="left", maintain_order="left")
    # nobody writes to himself: a recipient with the sender's name is a namesake
    other = pl.col("sends") | pl.col("address").ne_missing(sender)
    return found.with_columns(pl.coalesce(pl.when(other).then("address"), "key").alias("key")).drop(
        "address"
    )


def _address_everywhere(seats: pl.DataFrame) -> pl.DataFrame:
    """Bare keys replaced by the only address in the whole file that bears the name."""
    found = seats.join(_addresses(seats), on="key", how="left")
    return found.with_columns(pl.coalesce("address", "key").alias("key")).drop("address")
