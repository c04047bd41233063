"""What a name that two have in common says: much if it is rare, nothing if it is everybody's."""

import polars as pl

from netgraph.identity.candidates import name_forms
from netgraph.identity.likeness import LIKENESS, UNLIKE, likeness

FEWEST = 1000  # of fewer people the rarity of a name cannot be told
RANGE = (-4, 10)  # bits of a name; no name is so rare that it alone is proof
_RARE, _COMMON = 6, 1  # bits from which on a name is called rare, below which common
_SPELLED = -2  # a handle that spells a name is not quite the name
_NAMED = ("a", "b", "weight", "reason", "is_named")


def rarity_of_names(
    borne: pl.DataFrame, names: pl.DataFrame, together: pl.DataFrame
) -> pl.DataFrame:
    """How often each part of a name is borne.

    Args:
        borne: id, full: the names of each person.
        names: The names taken apart, one row per full.
        together: id, group: who stands side by side in one export, and so is not one.

    Returns:
        One row per full: full, n_given, n_surname, n_bag (persons with that given name, surname,
        whole name in any order), n_initial (with that initial), each null where there is no such
        part; side_by_side (most persons of that name in one export), people (all persons; at least
        FEWEST).
    """
    told = borne.select("id", "full").join(names, on="full")
    people = max(told["id"].n_unique(), FEWEST)
    counts = {
        "given": told.select("id", pl.col("first").alias("given")).explode("given"),
        "surname": told.select("id", pl.col("last").alias("surname")).explode("surname"),
        "initial": told.select("id", pl.col("given").str.head(1).alias("initial")),
        "bag": told.select("id", "bag"),
    }
    side_by_side = (
        counts["bag"]
        .join(together, on="id")
        .group_by("bag", "group")
        .agg(pl.col("id").n_unique().cast(pl.Int64).alias("side_by_side"))
        .group_by("bag")
        .agg(pl.col("side_by_side").max())
    )
    known = names.with_columns(pl.col("given").str.head(1).alias("initial"))
    for part, bearers in counts.items():
        n = (
            bearers.drop_nulls()
            .unique()
            .group_by(part)
            .agg(pl.len().cast(pl.Int64).alias(f"n_{part}"))
        )
        known = known.join(n, on=part, how="left")
    return known.join(side_by_side, on="bag", how="left").select(
        "full",
        *(f"n_{part}" for part in counts),
        pl.col("side_by_side").fill_null(1),
        pl.lit(people).alias("people"),
    )


def name_weights(
    pairs: pl.DataFrame,
    borne: pl.DataFrame,
    names: pl.DataFrame,
    traits: pl.DataFrame,
    rarity: pl.DataFrame,
) -> pl.DataFrame:
    """Weigh the names of two, and handles that spell them: the pair of names that says most.

    Args:
        pairs: a, b.
        borne: id, full, is_playful (shown only where people are called as they please).
        names: The names taken apart, one row per full.
        traits: id, kind, value.
        rarity: Of the names, as `rarity_of_names` gives it.

    Returns:
        Rows of evidence: a, b, weight (bits), reason, is_named (a name agrees or is spelled by a
        handle). None for a pair of which one has neither name nor handle.
    """
    compared = _compared(pairs, borne, names, rarity)
    against = compared.filter(pl.col("weight") < min(RANGE)).select("a", "b")
    spelled = _spelled(pairs, borne, names, traits, rarity).join(against, on=["a", "b"], how="anti")
    return _best(pl.concat([compared, spelled]))


def _compared(
    pairs: pl.DataFrame, borne: pl.DataFrame, names: pl.DataFrame, rarity: pl.DataFrame
) -> pl.DataFrame:
    both = pairs.select("a", "b")
    for end in "ab":
        both = both.join(
            borne.select(
                pl.col("id").alias(end), pl.col("full", "is_playful").name.suffix(f"_{end}")
            ),
            on=end,
        )
    distinct = likeness(both, names)
    for end in "ab":
        distinct = distinct.join(
            rarity.select(pl.all().name.suffix(f"_{end}")), on=f"full_{end}", how="left"
        )
    weighed = distinct.select(
        "full_a", "full_b", "likeness", _weight().alias("weight")
    ).with_columns(
        _reason().alias("reason"), pl.col("likeness").is_in(list(LIKENESS)).alias("is_named")
    )
    is_playful = pl.col("is_playful_a") | pl.col("is_playful_b")
    return _best(
        both.join(weighed, on=["full_a", "full_b"]).filter(
            ~is_playful | pl.col("is_named") | (pl.col("likeness") == "part")
        )
    )


def _best(evidence: pl.DataFrame) -> pl.DataFrame:
    """For each pair the row that says most."""
    return (
        evidence.select(_NAMED)
        .sort("a", "b", "weight", "reason", descending=[False, False, True, False])
        .unique(["a", "b"], keep="first", maintain_order=True)
    )


def _bits(expected: pl.Expr) -> pl.Expr:
    """How much a name says of which so many other bearers are to be expected."""
    return (-expected.clip(1e-6).log(2)).round().cast(pl.Int64)


def _weight() -> pl.Expr:
    """One of the two is counted among the bearers of each part; the other is he."""

    def most(part: str) -> pl.Expr:
        return pl.max_horizontal(f"n_{part}_a", f"n_{part}_b")

    people = pl.col("people_a")
    given = (
        pl.when(pl.col("likeness") == "initial").then(most("initial")).otherwise(most("given") - 1)
    )
    by_parts = given * (most("surname") - 1).clip(1) / people
    by_whole = (most("bag") - 1).clip(1) / people * 4  # a name that cannot be taken apart
    namesakes = pl.max_horizontal("side_by_side_a", "side_by_side_b") - 1
    expected = pl.max_horizontal(pl.coalesce(by_parts, by_whole), namesakes)
    rare = _bits(expected).clip(*RANGE)
    extra = pl.col("likeness").replace_strict(
        {name: bits for name, (bits, _) in (LIKENESS | UNLIKE).items()}, return_dtype=pl.Int64
    )
    return pl.when(pl.col("likeness").is_in(list(LIKENESS))).then(rare + extra).otherwise(extra)


def _reason() -> pl.Expr:
    words = pl.col("likeness").replace_strict(
        {name: text for name, (_, text) in (LIKENESS | UNLIKE).items()}, return_dtype=pl.String
    )
    extra = pl.col("likeness").replace_strict(
        {name: bits for name, (bits, _) in LIKENESS.items()}, default=0, return_dtype=pl.Int64
    )
    return pl.when(pl.col("likeness").is_in(list(LIKENESS))).then(
        pl.concat_str(pl.lit("same "), _rarity_word(pl.col("weight") - extra), words)
    ).otherwise(words)  # fmt: skip


def _rarity_word(bits: pl.Expr) -> pl.Expr:
    return (
        pl.when(bits >= _RARE)
        .then(pl.lit("rare "))
        .when(bits < _COMMON)
        .then(pl.lit("common "))
        .otherwise(pl.lit(""))
    )


def _spelled(
    pairs: pl.DataFrame,
    borne: pl.DataFrame,
    names: pl.DataFrame,
    traits: pl.DataFrame,
    rarity: pl.DataFrame,
) -> pl.DataFrame:
    """Handles of the one that are the name of the other."""
    handles = traits.filter(pl.col("kind") == "spelling").select(
        "id", pl.col("value").alias("form")
    )
    forms = name_forms(borne.select("id", "full").join(names, on="full")).join(rarity, on="full")
    people, namesakes = pl.col("people"), pl.col("side_by_side") - 1
    first = pl.when("is_whole").then("n_given").otherwise("n_initial")
    expected = pl.max_horizontal(first * pl.col("n_surname") / people, namesakes)
    weighed = forms.select(
        "id",
        "form",
        (_bits(expected).clip(*RANGE) + _SPELLED).alias("weight"),
        pl.when("is_whole")
        .then(pl.lit("handle spells the name"))
        .otherwise(pl.lit("handle spells initial and surname"))
        .alias("reason"),
        pl.lit(value=True).alias("is_named"),
    )
    found = [
        pairs.select("a", "b")
        .join(handles.rename({"id": one}), on=one)
        .join(weighed.rename({"id": other}), on=[other, "form"])
        for one, other in ("ab", "ba")
    ]
    return _best(pl.concat(frame.select(_NAMED) for frame in found))
