"""What one file of an address book says, tidied: whom it lists, and what reaches them."""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from netgraph import schemas
from netgraph.sources.tables import clean_column

NOBODY = "neither name, e-mail, phone nor link"
FACTS = (
    "uid",
    "apple_uid",
    "name",
    "structured_name",
    "company",
    "position",
    "location",
    "revised",
)
_CARDS: schemas.Columns = {
    "line": schemas.INT,
    **dict.fromkeys(FACTS, schemas.TEXT),
    "collected": schemas.BOOL,
    "reason": schemas.TEXT,
}
_POINTS: schemas.Columns = {"line": schemas.INT, "kind": schemas.TEXT, "value": schemas.TEXT}
_MAX_PHONE = 64  # letters; the longest number has 15 digits
_ADDRESS = r"^[^@\s<>]+@[^@\s<>]+$"
_HOST = r"^(?:[^\s/?#@:]+\.)+[^\s/?#@:.]{2,}\.?(?::\d+)?(?:[/?#]\S*)?$"
_REVISION = (
    r"^(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)"
    r"(?:[T ]?(?<hour>\d\d):?(?<minute>\d\d):?(?<second>\d\d)(?:[.,]\d+)?)?"
    r"(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$"
)


class Book(NamedTuple):
    """One file."""

    file: str
    cards: pl.DataFrame  # person: line, uid, name, company, position, location, seen_at, collected
    points: pl.DataFrame  # what a card has: line, kind (email, phone, url, related), value
    rejected: pl.DataFrame  # line, reason
    unread: int = 0  # values that are none of what they should be, and were left out
    damage: str | None = None  # why somebody may be missing

    @property
    def rows(self) -> int:
        """Cards read, kept or not."""
        return self.cards.height + self.rejected.height


def cards_of(columns: Sequence[Sequence[object]] = ()) -> pl.DataFrame:
    """Cards as read: line, the facts, whether a program collected it, and why it is rejected."""
    return pl.DataFrame(columns or [[] for _ in _CARDS], schema=_CARDS, orient="col")


def points_of(columns: Sequence[Sequence[object]] = ()) -> pl.DataFrame:
    """What reaches the people of the cards, as read: line, kind, value."""
    return pl.DataFrame(columns or [[] for _ in _POINTS], schema=_POINTS, orient="col")


def tidy(
    file: str, cards: pl.DataFrame, points: pl.DataFrame, unread: int, damage: str | None
) -> Book:
    """A book of what was read.

    E-mail addresses in lower case; telephones as written, without `tel:`; links with https; a name
    that is only the card's own address or number is none; a card's revision as `seen_at`.

    Args:
        file: Its path.
        cards: As `cards_of` shapes them.
        points: As `points_of` shapes them.
        unread: Values left out already.
        damage: Why somebody may be missing; null when nobody is.
    """
    valid = _valid(points)
    named = _named(cards, valid)
    reaches = pl.col("line").is_in(valid.filter(pl.col("kind") != "related")["line"].implode())
    nobody = pl.when(pl.col("name").is_null() & ~reaches).then(pl.lit(NOBODY))
    judged = named.with_columns(pl.coalesce("reason", nobody).alias("reason"))
    kept = judged.filter(pl.col("reason").is_null())
    return Book(
        file,
        kept.drop("reason"),
        valid.join(kept.select("line"), on="line", how="semi")
        .unique()
        .sort("line", "kind", "value"),
        judged.filter(pl.col("reason").is_not_null()).select("line", "reason"),
        unread + points.height - valid.height,
        damage,
    )


def _valid(points: pl.DataFrame) -> pl.DataFrame:
    """Points in the form in which they compare, without those that are none."""
    forms = {"email": _emails, "phone": _phones, "url": _urls, "related": uid_column}
    frames = []
    for kind, form in forms.items():
        some = points.filter(pl.col("kind") == kind)
        frames.append(some.with_columns(form(clean_column(some["value"])).alias("value")))
    return pl.concat(frames, rechunk=True).drop_nulls("value")


def uid_column(values: pl.Series) -> pl.Series:
    """Ids of cards so that they compare: UUIDs are written in both cases, with and without URN."""
    return values.str.to_lowercase().str.strip_prefix("urn:uuid:")


def _named(cards: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """Cards with clean facts; programs put the address or the number where a name is missing."""
    clean = cards.with_columns(clean_column(cards[fact]).alias(fact) for fact in FACTS)
    whole = clean.with_columns(
        pl.coalesce("uid", "apple_uid").alias("uid"),
        pl.coalesce("name", "structured_name").alias("name"),
    )
    address = points.filter(pl.col("kind") == "email").select(
        "line", pl.col("value").alias("folded"), pl.lit(value=True).alias("is_address")
    )
    judged = whole.with_columns(pl.col("name").str.to_lowercase().alias("folded")).join(
        address.unique(), on=["line", "folded"], how="left", maintain_order="left"
    )
    is_number = pl.col("name").str.contains(r"^[+(]?\d[\d\s()+./-]*$")
    is_name = pl.col("is_address").is_null() & ~is_number
    return judged.select(
        "line",
        uid_column(judged["uid"]).alias("uid"),
        pl.when(is_name).then("name").alias("name"),
        "company",
        "position",
        "location",
        _instants(judged["revised"]).alias("seen_at"),
        "collected",
        "reason",
    )


def _emails(values: pl.Series) -> pl.Series:
    lower = values.str.to_lowercase().str.strip_prefix("mailto:")
    return _where(lower, lower.str.contains(_ADDRESS))


def _phones(values: pl.Series) -> pl.Series:
    bare = values.str.replace(r"(?i)^tel:\s*", "")
    right = bare.str.contains(r"\d") & ~bare.str.contains("@", literal=True)
    return _where(bare, right & (bare.str.len_chars() <= _MAX_PHONE))


def _urls(values: pl.Series) -> pl.Series:
    bare = values.str.replace(r"(?i)^(?:https?:)?//", "")
    host, rest = bare.str.extract("^([^/?#]*)"), bare.str.extract("^[^/?#]*(.*)$")
    return _where("https://" + host.str.to_lowercase() + rest, bare.str.contains(_HOST))


def _where(values: pl.Series, right: pl.Series) -> pl.Series:
    return pl.select(pl.when(right).then(values)).to_series()


def _instants(values: pl.Series) -> pl.Series:
    """Times of revision in UTC (RFC 6350, 6.7.4; also in 2.1's form); null when there is none."""
    part = pl.DataFrame({"text": values}).select(
        pl.col("text").str.extract_groups(_REVISION).struct.unnest()
    )
    text = part.select(
        pl.format(
            "{}-{}-{}T{}:{}:{}{}",
            "year",
            "month",
            "day",
            *(pl.col(unit).fill_null("00") for unit in ("hour", "minute", "second")),
            pl.col("zone").fill_null("Z"),
        ).alias("at")
    )["at"]
    at = text.str.to_datetime("%Y-%m-%dT%H:%M:%S%#z", time_unit="us", strict=False)
    return _where(at.dt.replace_time_zone(None), at.dt.year().is_between(1970, 2099))
