"""Ways to somebody: whom to ask, over whom, and what each way rests on."""

from functools import reduce

import polars as pl

from netgraph.strategy.paths import willingness

#: Classes of evidence, the surest first; the last shows that two may have met, and no more.
CLASSES = ("declared", "interaction", "copresence", "affiliation")
#: What a link of a class is worth as a step: how sure it is that the two know each other. The same
#: stands in the table core.confidence, for SQL.
CONFIDENCE = {"declared": 1.0, "interaction": 0.9, "copresence": 0.5, "affiliation": 0.2}

_WAYS = (
    "owner", "person_id", "introducer_id", "between_id", "hops", "strength", "path_strength",
    "weakest", "steps", "evidence",
)  # fmt: skip
# A tie of which something is seen goes before one that is merely listed.
_BEST_FIRST = ("strength is unknown", "path_strength", "hops", "class", "between_id")
_DESCENDING = [False, True, False, False, False]


def links_both_ways(links: pl.DataFrame) -> pl.DataFrame:
    """Each pair of linked people as a step in either direction.

    Args:
        links: One row per pair and class: person_a, person_b, evidence, weight (0 or more).

    Returns:
        One row per direction of a pair: from_id, to_id, class (place in `CLASSES` of the surest
        class that ties the two) and q, the step's strength, 0..1: the best over the pair's
        classes of min(1, weight) times `CONFIDENCE`. A pair of affiliation alone is a step of that
        class; beside any other class affiliation adds nothing.
    """
    confidence = pl.col("evidence").replace_strict(CONFIDENCE, return_dtype=pl.Float64)
    place = {name: n for n, name in enumerate(CLASSES)}
    pairs = (
        links.select(
            "person_a",
            "person_b",
            pl.col("evidence").replace_strict(place, return_dtype=pl.Int64).alias("class"),
            (pl.col("weight").clip(0.0, 1.0) * confidence).alias("q"),
        )
        .group_by("person_a", "person_b")
        .agg(
            pl.col("class").min(),
            pl.col("q").filter(_sure(pl.col("class")) | (pl.col("class").min() == 3)).max(),
        )
    )
    ends = [{"person_a": a, "person_b": b} for a, b in (("from_id", "to_id"), ("to_id", "from_id"))]
    return pl.concat(
        [pairs.rename(names).select("from_id", "to_id", "class", "q") for names in ends]
    )


def _sure(place: pl.Expr) -> pl.Expr:
    return place < CLASSES.index("affiliation")


def ways_to(contacts: pl.DataFrame, steps: pl.DataFrame, targets: pl.DataFrame) -> pl.DataFrame:
    """The best way over each contact to each person asked for, of at most three steps.

    A way is owner, contact, target; or owner, contact, somebody between, target. Its strength is
    the product of its steps, q = √s for the first (s the strength of the tie with the contact, see
    `netgraph.strategy.paths` where it is unknown) and `links_both_ways` for the others: the
    shortest path by the sum of −ln q. Nobody stands on a way twice, and it never leads back over
    the owner. A step of affiliation alone stands on no way: see `possible_ways`.

    Args:
        contacts: One row per owner and contact: owner, owner_id (the owner as a person), person_id,
            strength (null: unknown), is_listed (false: known by exchanges, no list names him).
        steps: As `links_both_ways` gives them; all that touch a target or a neighbour of one.
        targets: One row per person asked for: person_id.

    Returns:
        One row per owner, target and contact who leads there, the best first within owner and
        target: owner, person_id (the target), introducer_id (the contact to ask), between_id (null:
        the contact knows the target), hops (2 or 3), strength (the way's; null where that of the
        first tie is unknown), path_strength (the same, or by the assumption; never null), weakest
        (the least q of its steps; null like strength), steps (the class of each), evidence (the
        weakest of them).

    References:
        Dijkstra (1959) on −ln q, here by two rounds back from the targets; methods.md, Reach.
    """
    sure = steps.filter(_sure(pl.col("class")))
    known = sure.select(
        pl.col("to_id").alias("person_id"),
        pl.col("from_id").alias("last_id"),
        pl.col("q").alias("q_last"),
        pl.col("class").alias("class_last"),
    ).join(targets.select("person_id").unique(), on="person_id", how="semi")
    direct = known.select(
        "person_id",
        pl.col("last_id").alias("introducer_id"),
        pl.lit(None, dtype=pl.String).alias("between_id"),
        pl.lit(None, dtype=pl.Float64).alias("q_middle"),
        pl.lit(None, dtype=pl.Int64).alias("class_middle"),
        "q_last",
        "class_last",
    )
    there = contacts.select(pl.col("person_id").alias("from_id")).unique()
    longer = (
        sure.join(there, on="from_id", how="semi")
        .join(known, left_on="to_id", right_on="last_id")
        .filter(pl.col("from_id") != pl.col("person_id"))
        .select(
            "person_id",
            pl.col("from_id").alias("introducer_id"),
            pl.col("to_id").alias("between_id"),
            pl.col("q").alias("q_middle"),
            pl.col("class").alias("class_middle"),
            "q_last",
            "class_last",
        )
    )
    onward = pl.concat([direct, _two_best(longer)])
    return _best(_from_owners(contacts, onward))


def possible_ways(contacts: pl.DataFrame, steps: pl.DataFrame, sure: pl.DataFrame) -> pl.DataFrame:
    """Contacts who may know somebody asked for: at one employer at the same time, no more is seen.

    Args:
        contacts: As for `ways_to`.
        steps: The same, of which those of affiliation alone count, from a contact to a target.
        sure: One row per owner, person_id and introducer_id who is seen to lead there.

    Returns:
        As `ways_to`, two hops each, of those whom `sure` lacks; strength and weakest are null, for
        nothing is seen that could have one, and path_strength only orders the rows.
    """
    guesses = steps.filter(~_sure(pl.col("class"))).select(
        pl.col("to_id").alias("person_id"),
        pl.col("from_id").alias("introducer_id"),
        pl.lit(None, dtype=pl.String).alias("between_id"),
        pl.lit(None, dtype=pl.Float64).alias("q_middle"),
        pl.lit(None, dtype=pl.Int64).alias("class_middle"),
        pl.col("q").alias("q_last"),
        pl.col("class").alias("class_last"),
    )
    unknown = pl.lit(None, dtype=pl.Float64)
    return _best(
        _from_owners(contacts, guesses).join(
            sure, on=["owner", "person_id", "introducer_id"], how="anti"
        )
    ).with_columns(unknown.alias("strength"), unknown.alias("weakest"))


def _two_best(longer: pl.DataFrame) -> pl.DataFrame:
    """Of each contact and target the two best people between: one of them may be the owner."""
    return (
        longer.sort(
            "person_id",
            "introducer_id",
            (pl.col("q_middle") * pl.col("q_last")).round_sig_figs(9),
            pl.max_horizontal("class_middle", "class_last"),
            "between_id",
            descending=[False, False, True, False, False],
        )
        .group_by("person_id", "introducer_id", maintain_order=True)
        .head(2)
        .select(longer.columns)
    )


def _from_owners(contacts: pl.DataFrame, onward: pl.DataFrame) -> pl.DataFrame:
    """Every owner's first step, and what leads on from there."""
    first = contacts.select(
        "owner",
        "owner_id",
        pl.col("person_id").alias("introducer_id"),
        pl.col("strength").is_null().alias("strength is unknown"),
        willingness(contacts).alias("q_first"),
        pl.when("is_listed").then(0).otherwise(1).alias("class_first"),
    )
    q = ("q_first", "q_middle", "q_last")
    product = reduce(lambda a, b: a * b, (pl.col(c).fill_null(1.0) for c in q))
    classes = ("class_first", "class_middle", "class_last")
    strength = product.round_sig_figs(9)
    return (
        first.join(onward, on="introducer_id")
        .filter(
            pl.col("owner_id") != pl.col("person_id"),
            pl.col("owner_id").ne_missing(pl.col("between_id")),
        )
        .with_columns(
            (2 + pl.col("between_id").is_not_null().cast(pl.Int64)).alias("hops"),
            pl.when(~pl.col("strength is unknown")).then(strength).alias("strength"),
            strength.alias("path_strength"),
            pl.when(~pl.col("strength is unknown"))
            .then(pl.min_horizontal(q).round_sig_figs(9))
            .alias("weakest"),
            pl.max_horizontal(classes).alias("class"),
            pl.concat_list(classes)
            .list.drop_nulls()
            .list.eval(pl.element().replace_strict(dict(enumerate(CLASSES)), default=None))
            .alias("steps"),
        )
    )


def _best(ways: pl.DataFrame) -> pl.DataFrame:
    """One way of each owner, target and contact, in the order in which to think of them."""
    named = pl.col("class").replace_strict(
        dict(enumerate(CLASSES)), default=None, return_dtype=pl.String
    )
    return (
        ways.sort(*_BEST_FIRST, descending=_DESCENDING)
        .unique(["owner", "person_id", "introducer_id"], keep="first", maintain_order=True)
        .sort(
            "owner",
            "person_id",
            *_BEST_FIRST[:-1],
            "introducer_id",
            descending=[False, False, *_DESCENDING[:-1], False],
        )
        .with_columns(named.alias("evidence"))
        .select(_WAYS)
    )


def chance(ways: pl.DataFrame, *by: str) -> pl.DataFrame:
    """How likely it is that any of several introducers would do.

    `1 − Π(1 − q)`, as if each were asked and all decided for themselves. It says what asking
    several adds; whom to ask first is the best single way, which it does not change.

    Args:
        ways: One row per way: the columns named, introducer_id, path_strength. Of several ways over
            one introducer the best counts.
        by: What makes one answer, such as owner and person_id.

    Returns:
        One row per answer: those columns, introducers (how many), chance (0..1).
    """
    return (
        ways.group_by(*by, "introducer_id")
        .agg(pl.col("path_strength").max())
        .sort(*by, "introducer_id")
        .group_by(*by, maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("introducers"),
            (1 - (1 - pl.col("path_strength")).product()).round_sig_figs(9).alias("chance"),
        )
    )
