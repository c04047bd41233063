"""Facebook's HTML taken apart by its structure: classes change from year to year, nesting does not.

The pages are written by a machine: every element is closed, and `<`, `>` and `&` in what people
wrote are escaped. So a page is cut at each `<`, all pieces at once, without a walk over elements.
"""

import html
import re

import polars as pl

from netgraph.errors import DriftError, ExportError
from netgraph.sources import jsonfile

_VOID = [
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
]
_INLINE = ["a", "b", "bdi", "em", "i", "img", "span", "strong", "u"]
_UNSEEN = r"(?is)<style\b.*?</style\s*>|<script\b.*?</script\s*>|<!--.*?-->"
_END = re.compile(r"</html\s*>\s*(?:<!--[^<]*-->\s*)*\Z", re.IGNORECASE)
_MAIN = r"""\brole\s*=\s*["']?main\b"""
# The frame of an entry, under its names of 2018, 2021 and later; the newest exports have <section>.
_ENTRY = r"""["'\s](?:uiBoxWhite|_2lej|_a6-g)["'\s]"""
BODY = 300  # characters of words that are looked at, for what the network itself writes
_AGAIN = "Download the export again."


def pieces(data: bytes, file: str) -> pl.DataFrame:
    """A page as its tags, each with the text that follows it.

    Args:
        data: The page's bytes.
        file: Its name, for the error.

    Returns:
        In the order of the page: tag (lower case, `/` before it when it closes), head (the whole
        tag), text, step (1 opens, -1 closes, 0 neither), depth (of the element that the text lies
        in; an element that opens counts itself).

    Raises:
        ExportError: The page is cut off, or its elements do not close: it is not whole.
    """
    text = jsonfile.decode(data, file)
    if not _END.search(text, max(0, len(text) - 500)):
        raise ExportError(f"{file}: cut off: it does not end with </html>. {_AGAIN}")
    cut = pl.Series([text]).str.replace_all(_UNSEEN, "").str.split("<").explode().slice(1)
    page = (
        pl.DataFrame({"piece": cut})
        .select(pl.col("piece").str.splitn(">", 2).struct.rename_fields(["head", "text"]))
        .unnest("piece")
    )
    page = page.join(_kinds(page["head"]), on="head", how="left", maintain_order="left")
    page = page.with_columns(depth=pl.col("step").cum_sum())
    left, least = page.select(pl.col("depth").last(), pl.col("depth").min().alias("least")).row(0)
    if left or least < 0:
        raise ExportError(f"{file}: damaged: its elements do not close as they open. {_AGAIN}")
    return page.select("tag", "head", "text", "step", "depth")


def _kinds(heads: pl.Series) -> pl.DataFrame:
    """What each distinct tag is: one row per head, with tag and step."""
    name = pl.col("head").str.extract("^(/?[A-Za-z][A-Za-z0-9]*)").str.to_lowercase()
    step = (
        pl.when(pl.col("tag").is_null() | pl.col("tag").str.strip_prefix("/").is_in(_VOID))
        .then(0)
        .when(pl.col("tag").str.starts_with("/"))
        .then(-1)
        .when(pl.col("head").str.ends_with("/"))
        .then(0)
        .otherwise(1)
    )
    distinct = pl.DataFrame({"head": heads.unique()}).with_columns(tag=name)
    return distinct.with_columns(step=step.cast(pl.Int32))


def is_modern(page: pl.DataFrame) -> bool:
    """Whether a page has the layout of 2018 and later, with a main part; before, it had none."""
    return bool(_mains(page).any())


def _mains(page: pl.DataFrame) -> pl.Series:
    return page["head"].str.contains(_MAIN) | (page["tag"] == "main").fill_null(False)


def inside(page: pl.DataFrame, opening: int) -> pl.DataFrame:
    """The pieces of one element, its own first, without what follows its end."""
    level = page["depth"][opening]
    rest = page.slice(opening)
    end = (rest["depth"] < level).arg_max() if (rest["depth"] < level).any() else rest.height
    return rest.head(end)


def entries(page: pl.DataFrame, file: str) -> pl.DataFrame:
    """The entries of a page of 2018 and later: its rows, whatever they are called.

    Args:
        page: As `pieces` gives it; `is_modern`.
        file: Its name, for the error.

    Returns:
        One row per entry: line (1 = the first), name (the text of its first part; null when that
        is empty, or no mere name), stamp (of its last part, null when there is no other), body (how
        other text begins), parts (how many it has).

    Raises:
        DriftError: The page has no entries: its layout is not known, or nothing is in it.
    """
    main = inside(page, _mains(page).arg_max() or 0)
    starts, level = _starts(main)
    if not starts.any():
        hint = "Facebook may have changed this page, or it is empty; as a list it removes nobody."
        raise DriftError(file, ["no entries"], ["entries with a name and a date"], hint)
    opens = (pl.col("step") == 1) & (pl.col("depth") == level + 1)
    rows = (
        main.with_columns(line=starts.cast(pl.Int64).cum_sum())
        .filter((pl.col("line") > 0) & (pl.col("depth") >= level))
        .with_columns(part=opens.cast(pl.Int32).cum_sum())
    )
    spans = (
        rows.filter(opens)
        .group_by("line")
        .agg(pl.col("part").min().alias("first"), pl.col("part").max().alias("last"))
    )
    # what holds blocks are words, and no name: an entry may lack the name
    blocks = rows.filter(
        (pl.col("step") == 1) & (pl.col("depth") > level + 1) & ~pl.col("tag").is_in(_INLINE)
    )["part"].unique()
    texts = (
        rows.filter(pl.col("text").str.contains(r"\S") & (pl.col("depth") > level))
        .group_by("line", "part", maintain_order=True)
        .agg(pl.col("text").str.strip_chars().str.join(" "))
        .join(spans, on="line")
        .with_columns(plain=~pl.col("part").is_in(blocks.implode()))
    )
    lines = rows.select(pl.col("line").unique()).join(spans, on="line", how="left")
    return _told(lines, texts)


def _starts(main: pl.DataFrame) -> tuple[pl.Series, int]:
    """Where entries begin, and how deep: the outermost framed ones, else all that is in main."""
    opens = main["step"] == 1
    framed = opens & (main["head"].str.contains(_ENTRY) | (main["tag"] == "section"))
    if framed.any():
        level = int(main.select(pl.col("depth").filter(framed).min()).item())
        return framed & (main["depth"] == level), level
    level = int(main.select(pl.col("depth").first()).item()) + 1
    return opens & (main["depth"] == level), level


def _told(lines: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """The parts of each entry by what they tell."""
    first, last = pl.col("part") == pl.col("first"), pl.col("part") == pl.col("last")
    text, named = pl.col("text"), first & pl.col("plain")
    found = texts.group_by("line").agg(
        text.filter(named).first().alias("name"),
        text.filter(last & ~first).first().alias("stamp"),
        text.filter(~named & ~(last & ~first)).first().str.head(BODY).alias("body"),
    )
    size = (pl.col("last") - pl.col("first") + 1).fill_null(0)
    whole = lines.join(found, on="line", how="left").with_columns(parts=size).sort("line")
    return whole.select("line", plain("name"), plain("stamp"), "body", "parts")


def plain(column: str) -> pl.Expr:
    """Text without references to characters, such as `&amp;`; each distinct text is read once."""
    return pl.col(column).map_batches(_unescaped, return_dtype=pl.String)


def _unescaped(texts: pl.Series) -> pl.Series:
    escaped = texts.filter(texts.str.contains("&", literal=True).fill_null(False)).unique()
    if escaped.is_empty():
        return texts
    return texts.replace(escaped, pl.Series([html.unescape(t) for t in escaped], dtype=pl.String))


def texts_of(part: pl.DataFrame) -> str:
    """All the text of some pieces, on one line."""
    found = part.filter(pl.col("text").str.contains(r"\S"))["text"].str.strip_chars()
    return html.unescape(" ".join(found))
