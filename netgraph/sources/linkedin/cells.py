"""What single cells of LinkedIn's tables mean: people, profile addresses, dates and times."""

import hashlib
from urllib.parse import unquote

import polars as pl

from netgraph.sources.tables import clean_column, fold_column, normalize, replace_at

ADDRESS = "linkedin:in/"
PROFILE = r"(?i)linkedin\.com/in/[^\s,;/?#\"]+"
_HOST = "https://www.linkedin.com/in/"
_SLUG = r"(?i)linkedin\.com/in/([^\s,;/?#\"]+)"
# Every export measured writes English months; the others are accepted wherever they stand alone.
_MONTHS = (
    "jan january janv janvier jän jänner januar ene enero janeiro januari",
    "feb february févr fév février februar febr febrero fev fevereiro februari",
    "mar march mars mär mrz märz marzo março maart mrt",
    "apr april avr avril abr abril",
    "may mai mayo maio mei",
    "jun june juin juni junio junho",
    "jul july juil juillet juli julio julho",
    "aug august août ago agosto augustus",
    "sep sept september septembre septiembre setiembre set setembro",
    "oct october octobre okt oktober octubre out outubro",
    "nov november novembre noviembre novembro",
    "dec december déc décembre dez dezember dic diciembre dezembro",
)
_MONTH = {word: n for n, words in enumerate(_MONTHS, 1) for word in words.split()}


def profile_keys(urls: pl.Series) -> pl.Series:
    """Account keys of profile addresses, with or without scheme, country host and query.

    Args:
        urls: Cells that hold one address each, or anything.

    Returns:
        `linkedin:in/<slug>`, percent-decoded, NFC, lower case; null where there is no such address.
    """
    slugs = _slugs(urls)
    coded = slugs.str.contains("%", literal=True)
    decoded = replace_at(slugs, coded, _unquoted(slugs.filter(coded).to_list()))
    plain = normalize(decoded, "NFC").str.to_lowercase().str.strip_chars()
    return (ADDRESS + plain).alias("key")


def _slugs(urls: pl.Series) -> pl.Series:
    """What stands behind `/in/`; nearly all addresses are written alike, the others are sought."""
    bare = urls.str.strip_prefix(_HOST)
    alike = urls.str.starts_with(_HOST) & ~bare.str.contains(r"[\s,;/?#\"]") & (bare != "")
    other = ~alike.fill_null(value=False)
    return replace_at(bare, other, urls.filter(other).str.extract(_SLUG))


def _unquoted(slugs: list[str]) -> list[str]:
    """Percent-decoded, all in one go: a slug holds no line break, unless it hides one."""
    whole = unquote("\n".join(slugs)).split("\n")
    return whole if len(whole) == len(slugs) else [unquote(slug) for slug in slugs]


def profile_urls(keys: pl.Series) -> pl.Series:
    """The one form in which profile addresses are kept; null for keys that are no address."""
    urls = pl.DataFrame({"key": keys}).select(
        pl.when(pl.col("key").str.starts_with(ADDRESS))
        .then(_HOST + pl.col("key").str.strip_prefix(ADDRESS))
        .alias("url")
    )
    return urls.to_series()


def bare_keys(names: pl.Series) -> pl.Series:
    """`linkedin:?<folded name>` of people without an address; null where nobody is named."""
    folded = fold_column(names)
    named = pl.DataFrame({"name": folded}).select(
        pl.when((pl.col("name") != "") & ~pl.col("name").str.contains("linkedin", literal=True))
        .then("linkedin:?" + pl.col("name"))
        .alias("key")
    )
    return named.to_series()


def is_nobody(name: str) -> bool:
    """Whether a name stands for somebody who left: `LinkedIn Member`, in any language."""
    return "linkedin" in name.casefold()


def full_names(table: pl.DataFrame, of: str = "") -> pl.Series:
    """First and last name as shown, credentials included; null where both are empty.

    Args:
        table: With columns `First Name` and `Last Name`.
        of: What stands before those words in the names of the columns: `Endorser `.
    """
    both = pl.concat_str(f"{of}First Name", f"{of}Last Name", separator=" ", ignore_nulls=True)
    return clean_column(table.select(both.alias("name")).to_series())


def days(cells: pl.Series) -> pl.Series:
    """Days written `07 Jun 2026`, as re-saved `7-Jun-26`, or ISO; null where unreadable.

    `04/05/2021` is not read: nothing says which number is the month. Two-digit years are read only
    where the column holds no year of four, for one of four may have been cut.
    """
    distinct = cells.unique(maintain_order=True)
    words = distinct.str.to_lowercase().str.replace_all(r"\.| de ", " ").alias("words")
    spoken = (
        r"^(?<day>[0-9]{1,2})[ -]+(?<month>\p{L}+)"
        r"(?:[ -]+(?<full>[0-9]{4})|-(?<short>[0-9]{2}))$"
    )
    part = words.to_frame().select(
        pl.col("words").str.extract(r"^(\d{4}-\d\d-\d\d)(?:[t ].*)?$").alias("iso"),
        pl.col("words").str.extract_groups(spoken).alias("part"),
    )
    part = part.unnest("part").with_columns(
        pl.col("month").replace_strict(_MONTH, default=None, return_dtype=pl.Int64),
        pl.when(pl.col("full").is_null().all()).then("20" + pl.col("short")).alias("short"),
    )
    year = pl.coalesce("full", "short")
    said = pl.format("{}-{}-{}", year, pl.col("month"), pl.col("day"))
    parsed = part.select(pl.coalesce("iso", said).str.to_date("%Y-%m-%d", strict=False)).to_series()
    return cells.replace_strict(distinct, parsed, return_dtype=pl.Date)


def periods(cells: pl.Series) -> pl.Series:
    """Months written `Jun 2026`, or as re-saved `Jun-26`, and years; null where unreadable.

    Of the years that a spreadsheet shortened 30 to 99 are of the last century, as it has them.

    Args:
        cells: As in the file.

    Returns:
        `period`: its first and last day (first_on, last_on), both null or none.
    """
    words = cells.str.to_lowercase().str.replace_all(r"\.| de ", " ").str.replace_all(" +", " ")
    spoken = (
        r"^(?:(?<month>\p{L}+) )?(?<year>[0-9]{4})$"
        r"|^(?<resaved>\p{L}+)-(?<short>[0-9]{2})$"
        r"|^(?<full>[0-9]{4})-(?<number>[0-9]{2})$"
    )
    part = words.str.strip_chars().str.extract_groups(spoken).struct.unnest()
    named = pl.coalesce("month", "resaved")
    month = pl.coalesce(
        named.replace_strict(_MONTH, default=None, return_dtype=pl.Int64),
        pl.col("number").cast(pl.Int64),
        pl.when(named.is_null() & pl.col("year").is_not_null()).then(pl.lit(1, pl.Int64)),
    )
    century = pl.when(pl.col("short") < "30").then(pl.lit("20")).otherwise(pl.lit("19"))
    year = pl.coalesce("year", "full", century + pl.col("short"))
    first = pl.format("{}-{}-1", year, month).str.to_date("%Y-%m-%d", strict=False)
    is_year = pl.col("month").is_null() & pl.col("year").is_not_null()
    length = pl.when(is_year).then(pl.lit("1y")).otherwise(pl.lit("1mo"))
    return (
        part.select(first.alias("first_on"), length.alias("length"))
        .select(
            pl.struct(
                "first_on",
                pl.col("first_on")
                .dt.offset_by(pl.col("length"))
                .dt.offset_by("-1d")
                .alias("last_on"),
            ).alias("period")
        )
        .to_series()
    )


def instants(cells: pl.Series) -> pl.Series:
    """Moments written `2026-03-13 04:00:00 UTC`, or `2026/03/13`; null where unreadable."""
    day, time = r"(\d{4}[-/]\d\d[-/]\d\d", r"\d\d:\d\d:\d\d)"
    stamp = cells.str.extract(rf"^{day}[ T]{time}(?:\.\d+)?(?: ?UTC|Z)?$")
    return (
        stamp.str.replace_all("/", "-", literal=True)
        .str.replace("T", " ", literal=True)
        .str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us", strict=False)
        .alias("at")
    )


def minutes(cells: pl.Series) -> pl.Series:
    """Moments written `1/29/26, 2:37 PM`, to the minute, without a zone: by a wall clock."""
    # The space before AM and PM is sometimes a narrow no-break one.
    plain = cells.str.to_uppercase().str.replace_all(r"[\s,]+", " ").alias("text")
    return (
        plain.str.replace(r"^(\d+/\d+)/(\d\d) ", "$1/20$2 ")
        .str.to_datetime("%m/%d/%Y %I:%M %p", time_unit="us", strict=False)
        .alias("at")
    )


def digests(*columns: pl.Series) -> pl.Series:
    """A name-free id of each row: the same cells give the same id, null counts as a value."""
    rows = zip(*(column.cast(pl.String).to_list() for column in columns), strict=True)
    return pl.Series(
        "event",
        [hashlib.sha256(repr(row).encode()).hexdigest()[:24] for row in rows],
        dtype=pl.String,
    )
