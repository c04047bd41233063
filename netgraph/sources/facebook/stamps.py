"""Dates as Facebook's HTML writes them: in the owner's language, mostly without a zone.

A month is told by its word, in English, German, French, Spanish, Portuguese, Italian, Dutch,
Danish, Norwegian and Swedish, which never use one word for two months. What is not surely
understood is null: a date of two bare numbers, an unknown month, an unknown half of the day.
"""

from datetime import date

import polars as pl

_MONTHS = (
    "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari",
    "february feb februar febr février févr fév febrero fevereiro fev febbraio februari",
    "march mar märz mär mars marzo março maart mrt marts",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei maj",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug août agosto ago augustus augusti",
    "september sep sept septembre septiembre setiembre set setembro settembre sett",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des",
)
_MONTH = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}
_WORD = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY = r"(?P<d>\d{1,2})(?:\.|er|º|ª|°|st|nd|rd|th)?"
_REST = r"(?P<rest>.*)$"
# In the order in which they are tried; each text is read by the first that fits.
_FORMS = (
    rf"\b(?P<m>{_WORD})\.? {_DAY},? (?P<y>\d{{4}})\b{_REST}",  # Nov 5, 2017
    rf"\b{_DAY}[ -](?:de |of |d['’])?(?P<m>{_WORD})\.?,?[ -](?:de |del )?(?P<y>\d{{4}})\b{_REST}",
    rf"\b(?P<d>\d{{1,2}})\. ?(?P<m>\d{{1,2}})\. ?(?P<y>\d{{4}})\b{_REST}",  # with dots: day first
    rf"\b(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})\b{_REST}",
    rf"\b(?P<y>\d{{4}})年(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日{_REST}",
)
_YEARLESS = (
    rf"^(?P<m>{_WORD})\.? {_DAY}$",
    rf"^{_DAY} (?:de |d['’])?(?P<m>{_WORD})\.?$",
)
_CLOCK = r"^(?P<filler>\D*)(?P<H>\d{1,2})[:.h](?P<M>\d{2})(?:[:.](?P<S>\d{2}))?(?P<tail>.*)$"
_FILLER = (
    r"^[\s,.;·–-]*(?:(?:at|um|à|a las|a la|alle ore|alle|ore|om|kl|às|as|den|klokken|vid)\b"
    r"[\s,.]*)?$"
)
_HALF = r"^\s*(?:(?P<am>a\.? ?m\b\.?|vorm\.)|(?P<pm>p\.? ?m\b\.?|nachm\.))?(?P<zone>.*)$"
# An abbreviation such as CST stands for several zones: the clock is then the owner's.
_ZONE = (
    r"^\s*(?:uhr)?\s*(?:(?P<utc>(?:utc|gmt)(?P<hours>[+-]\d{1,2})?(?::?(?P<minutes>\d{2}))?)"
    r"|[a-z]{2,4}t|msk)?\s*$"
)
_PARTS = ("y", "m", "d", "rest")


def stamps(texts: pl.Series) -> pl.DataFrame:
    """Dates read.

    Args:
        texts: As the page has them; null where there is none.

    Returns:
        One row per text, in their order: at (as read off the clock, in UTC where the text names
        an offset; null: not understood), clock (how `at` is meant and how exact it is: second,
        minute, `local second`, `local minute`; null where only a day is known).
    """
    distinct = pl.DataFrame({"text": texts.unique().drop_nulls()}, schema={"text": pl.String})
    known = _timed(_dated(distinct.with_columns(plain=_plain("text")), _FORMS))
    return (
        pl.DataFrame({"text": texts.cast(pl.String)})
        .join(known, on="text", how="left", maintain_order="left")
        .select("at", "clock")
    )


def days_of_a_year(texts: pl.Series, until: date | None) -> pl.Series:
    """Days without a year: the newest such day up to the day of the export, as exports mean them.

    Args:
        texts: As the page has them.
        until: The day of the export; null: such a day is not known.
    """
    rows = pl.DataFrame({"text": texts.cast(pl.String)})
    read = _dated(rows.with_columns(plain=_plain("text")).unique(), _YEARLESS)
    last = pl.lit(until, dtype=pl.Date)
    this, before = (_day(last.dt.year() - n).str.to_date(strict=False) for n in (0, 1))
    known = read.select("text", day=pl.when(this <= last).then(this).otherwise(before))
    return rows.join(known, on="text", how="left", maintain_order="left")["day"]


def _day(year: pl.Expr) -> pl.Expr:
    month, day = (pl.col(part).cast(pl.String).str.zfill(2) for part in ("m", "d"))
    return pl.format("{}-{}-{}", year, month, day)


def _plain(column: str) -> pl.Expr:
    return (
        pl.col(column)
        .str.replace_all(r"[\x{200e}\x{200f}\x{202a}-\x{202e}]", "")
        .str.replace_all(r"\s+", " ")
        .str.strip_chars()
        .str.to_lowercase()
    )


def _dated(rows: pl.DataFrame, forms: tuple[str, ...]) -> pl.DataFrame:
    """The rows with y, m, d and rest, each by the first form that fits; null where none does."""
    found, left = [], rows
    for form in forms:
        read = left.with_columns(pl.col("plain").str.extract_groups(form).alias("date"))
        hit = read["date"].struct.field("d").is_not_null()
        found.append(_shaped(read.filter(hit)))
        left = left.filter(~hit)
    return pl.concat([*found, _shaped(left.with_columns(date=pl.struct(pl.lit(None).alias("d"))))])


def _shaped(rows: pl.DataFrame) -> pl.DataFrame:
    fields = {f.name for f in rows.schema["date"].fields}  # type: ignore[attr-defined]
    none = pl.lit(None, dtype=pl.String)
    part = {p: pl.col("date").struct.field(p) if p in fields else none for p in _PARTS}
    month = pl.coalesce(
        part["m"].cast(pl.String).replace_strict(_MONTH, default=None, return_dtype=pl.Int32),
        part["m"].cast(pl.Int32, strict=False),
    )
    return rows.select(
        "text",
        part["y"].cast(pl.Int32, strict=False).alias("y"),
        month.alias("m"),
        part["d"].cast(pl.Int32, strict=False).alias("d"),
        part["rest"].cast(pl.String).alias("rest"),
    )


def _timed(dated: pl.DataFrame) -> pl.DataFrame:
    """The time of day, where the text has one that is understood."""
    clock = pl.col("rest").str.extract_groups(_CLOCK)
    rows = (
        dated.with_columns(clock.struct.unnest())
        .with_columns(pl.col("tail").str.extract_groups(_HALF).struct.unnest())
        .with_columns(
            pl.col("zone").str.extract_groups(_ZONE).struct.unnest(),
            zone_known=pl.col("zone").str.contains(_ZONE),
        )
    )
    hour = pl.col("H").cast(pl.Int32)
    halved = (
        pl.when(pl.col("pm").is_not_null())
        .then(hour % 12 + 12)
        .when(pl.col("am").is_not_null())
        .then(hour % 12)
        .otherwise(hour)
    )
    bare = pl.col("H").is_null() & ~pl.col("rest").str.contains(r"[\p{L}\d]")
    # on a clock of 24 hours no word beside it can matter, but for a zone
    whole_day = (hour > 12) & ~pl.col("zone").str.contains(r"utc|gmt|[+-]")
    understood = pl.col("filler").str.contains(_FILLER) & pl.col("zone_known")
    time = pl.format(
        "{}:{}:{}", halved.cast(pl.String).str.zfill(2), "M", pl.col("S").fill_null("00")
    )
    offset = pl.duration(
        minutes=pl.col("hours").cast(pl.Int32).fill_null(0) * 60
        + pl.col("minutes").cast(pl.Int32).fill_null(0)
        * pl.when(pl.col("hours").str.starts_with("-")).then(-1).otherwise(1)
    )
    at = pl.concat_str(
        _day(pl.col("y")),
        pl.when(bare).then(pl.lit("00:00:00")).when(understood | whole_day).then(time),
        separator=" ",
    ).str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)
    zoned = pl.col("utc").is_not_null()
    exact = pl.when(pl.col("S").is_null()).then(pl.lit("minute")).otherwise(pl.lit("second"))
    told = pl.when(zoned).then(exact).otherwise(pl.format("local {}", exact))
    sound = pl.col("y").is_between(2004, 2099)  # Facebook's years
    return rows.select(
        "text",
        at=pl.when(sound).then(pl.when(zoned).then(at - offset).otherwise(at)),
        clock=pl.when(~bare).then(told),
    ).with_columns(clock=pl.when(pl.col("at").is_not_null()).then("clock"))
