"""How far two names can be one human's, and how much that says."""

from collections.abc import Callable

import polars as pl
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.process import cpdist

from netgraph.identity.names import roots

#: What each likeness adds to the weight of the name, and how a reader is told.
LIKENESS: dict[str, tuple[int, str]] = {
    "same": (0, "name"),
    "spelled": (-1, "name, spelled otherwise"),
    "fuller": (-1, "name, fuller on one side"),
    "nickname": (-2, "name, one a short form"),
    "initial": (-2, "surname and initial"),
    "typo": (-3, "name but for a letter"),
    "middle": (-6, "name, but another middle name"),
}
#: Likenesses that are no sameness: their whole weight.
UNLIKE: dict[str, tuple[int, str]] = {
    "given": (-7, "same given name, other surname"),
    "part": (1, "one name is part of the other"),
    "unknown": (-2, "names that cannot be compared"),
    "called": (-9, "other given name"),
    "surname": (-9, "same surname, other given name"),
    "other": (-12, "other name"),
}
#: Likenesses that one human cannot have, unless a name is wrong.
CONTRADICTION = ("called", "surname", "other")
#: Likenesses with which two names are one human's.
AGREEMENT = ("same", "spelled", "fuller", "nickname", "initial", "typo")

_SCRIPTS = r"\p{Han}|\p{Hiragana}|\p{Katakana}|\p{Hangul}"
_Scorer = Callable[..., float]
_CLOSE = 0.92  # Jaro-Winkler of two given names that may be one with a typing error
_LONG = 5  # letters from which on one wrong letter in a surname is a typing error


def likeness(pairs: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Compare names.

    Args:
        pairs: full_a, full_b.
        names: Names taken apart, one row per full: all there are, since a word alone is a given
            name if somebody with a surname bears it.

    Returns:
        One row per pair: full_a, full_b, likeness: a key of LIKENESS or UNLIKE.
    """
    columns = ("ascii", "bag", "given", "surname", "first", "last")
    both = pairs.select("full_a", "full_b").unique().sort("full_a", "full_b")
    if both.is_empty():
        return both.with_columns(likeness=pl.lit(None, pl.String))
    for end in "ab":
        sided = names.select(pl.col("full", *columns).name.suffix(f"_{end}"))
        both = both.join(sided, on=f"full_{end}", maintain_order="left")
    known = names["given"].unique().drop_nulls()
    both = both.with_columns(
        _is_same_letters().alias("is_same"),
        *(pl.col(f"ascii_{end}").is_in(known.implode()).alias(f"is_given_{end}") for end in "ab"),
        _given(both).alias("likeness"),
        _surname(both).alias("surname"),
    )
    return both.select("full_a", "full_b", _level().alias("likeness"))


def _is_same_letters() -> pl.Expr:
    """The same words in another order or with other breaks."""
    joined_a, joined_b = (pl.col(f"ascii_{end}").str.replace_all(" ", "") for end in "ab")
    turned = pl.concat_str(joined_a, joined_a).str.contains(joined_b, literal=True)
    words = (pl.col(f"ascii_{end}").str.split(" ").list.sort() for end in "ab")
    reordered = pl.Expr.eq(*words)
    return (pl.col("bag_a") == pl.col("bag_b")) & (turned | reordered)


def _given(both: pl.DataFrame) -> pl.Series:
    """same, nickname, initial, typo, other; a word alone is taken for a given name."""
    both = both.with_columns(pl.coalesce(f"given_{end}", f"ascii_{end}") for end in "ab")
    a, b = both["given_a"], both["given_b"]
    short = both.select("given_a", "given_b").unique()
    rooted = roots(pl.concat([a, b]))
    nicknames = (
        short.join(rooted, left_on="given_a", right_on="given")
        .join(rooted, left_on="given_b", right_on="given")
        .filter(pl.col("root") == pl.col("root_right"))
        .select("given_a", "given_b", pl.lit(value=True).alias("is_nickname"))
        .unique()
    )
    is_nickname = both.join(
        nicknames, on=["given_a", "given_b"], how="left", maintain_order="left"
    )["is_nickname"].fill_null(value=False)
    close = _measured(short, "given", JaroWinkler.similarity, both) >= _CLOSE
    initial = (a.str.len_chars() == 1) | (b.str.len_chars() == 1)
    same = both.select(
        (
            (pl.col("given_a") == pl.col("given_b"))
            | pl.col("first_b").list.contains(pl.col("given_a"))
            | pl.col("first_a").list.contains(pl.col("given_b"))
        ).alias("same")
    )["same"]
    return pl.select(
        pl.when(same)
        .then(pl.lit("same"))
        .when(is_nickname)
        .then(pl.lit("nickname"))
        .when(initial & (a.str.head(1) == b.str.head(1)))
        .then(pl.lit("initial"))
        .when(close)
        .then(pl.lit("typo"))
        .otherwise(pl.lit("other"))
        .alias("given")
    )["given"]


def _surname(both: pl.DataFrame) -> pl.Series:
    """same, typo, other; null where a name has one part alone."""
    short = both.select("surname_a", "surname_b").unique().drop_nulls()
    wrong = _measured(short, "surname", DamerauLevenshtein.distance, both) <= 1
    long = both["surname_a"].str.len_chars() >= _LONG
    return both.select(
        pl.when(pl.col("surname_a").is_null() | pl.col("surname_b").is_null())
        .then(None)
        .when(
            (pl.col("surname_a") == pl.col("surname_b"))
            | pl.col("last_b").list.contains(pl.col("surname_a"))
            | pl.col("last_a").list.contains(pl.col("surname_b"))
        )
        .then(pl.lit("same"))
        .when(wrong & long)
        .then(pl.lit("typo"))
        .otherwise(pl.lit("other"))
        .alias("surname")
    )["surname"]


def _measured(short: pl.DataFrame, part: str, scorer: _Scorer, both: pl.DataFrame) -> pl.Series:
    """How near two words are, measured once for each distinct pair of words."""
    ends = [f"{part}_a", f"{part}_b"]
    near = cpdist(short[ends[0]].to_list(), short[ends[1]].to_list(), scorer=scorer)
    measured = short.with_columns(pl.Series("near", near, dtype=pl.Float64))
    return both.join(measured, on=ends, how="left", maintain_order="left")["near"]


def _level() -> pl.Expr:
    given, surname = pl.col("likeness"), pl.col("surname")
    alone_a, alone_b = pl.col("given_a").is_null(), pl.col("given_b").is_null()
    alone = alone_a | alone_b
    is_given = (~alone_a | pl.col("is_given_a")) & (~alone_b | pl.col("is_given_b"))
    script = pl.col("full_a").str.contains(_SCRIPTS) & pl.col("full_b").str.contains(_SCRIPTS)
    inside = (
        pl.when(alone_a)
        .then(pl.col("first_b").list.concat("last_b").list.contains(pl.col("ascii_a")))
        .otherwise(pl.col("first_a").list.concat("last_a").list.contains(pl.col("ascii_b")))
    )
    level = {
        # a name alone is a given name, unless it is of a script without spaces
        "part": alone & ~(pl.col("is_same") & script) & (inside | (given != "other")),
        "same": pl.col("is_same")
        & (
            (_parts("a") == _parts("b"))
            | ((pl.col("ascii_a") != pl.col("ascii_b")) & ~_has_marks())
            | script
        ),
        "spelled": pl.col("is_same"),
        "called": alone & is_given,
        "unknown": alone,
        "middle": (given == "same") & (surname == "same") & _other_middle(),
        "fuller": (given == "same") & (surname == "same"),
        "nickname": (given == "nickname") & (surname == "same"),
        "initial": (given == "initial") & (surname == "same"),
        "typo": ((given == "typo") & (surname == "same"))
        | (given.is_in(["same", "nickname"]) & (surname == "typo")),
        "given": given.is_in(["same", "nickname"]),
        "surname": surname.is_in(["same", "typo"]),
    }
    return pl.coalesce(
        *(pl.when(is_so).then(pl.lit(name)) for name, is_so in level.items()), pl.lit("other")
    )


def _has_marks() -> pl.Expr:
    """Whether a name has letters that are not those of its Latin spelling."""
    return pl.any_horizontal(_parts(e) != pl.col(f"ascii_{e}") for e in "ab")


def _parts(end: str) -> pl.Expr:
    return pl.col(f"full_{end}").str.extract("^([^,]*)")


def _other_middle() -> pl.Expr:
    """Both have a second given name or an initial, and they cannot be one."""
    a, b = (pl.col(f"first_{end}").list.get(1, null_on_oob=True) for end in "ab")
    straight = pl.col("given_a") == pl.col("given_b")
    fits = a.str.starts_with(b) | b.str.starts_with(a)
    shared = pl.col("first_a").list.set_intersection("last_b").list.len() > 0
    return (straight & ~fits & ~shared).fill_null(value=False)
