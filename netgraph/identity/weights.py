"""How much two have in common, in whole bits, each with its reason.

One bit doubles the odds, as in Fellegi and Sunter (1969), "A Theory for Record Linkage", JASA
64(328), 1183-1210: what few share says much, what contradicts takes away.
"""

from collections.abc import Mapping

import polars as pl

from netgraph.identity.candidates import name_forms

#: Traits that both have: bits, and how a reader is told.
SHARED = {
    "email": (20, "same e-mail"),
    "link": (20, "same profile link"),
    "phone": (16, "same phone"),
    "mailbox": (12, "same mailbox but for dots or a tag"),
    "shared": (5, "an address, number or link that several have"),
    "role": (4, "same address of an office"),
}
#: Those of them that only one human has.
IDENTIFYING = ("email", "link", "mailbox", "phone")
#: Traits that both have, and none in common.
APART = {
    "mailbox": (-1, "other e-mail"),
    "phone": (-1, "other phone"),
    "firm": (-1, "other employer"),
    "owner": (-2, "known to different owners"),
}
#: Traits that weigh by how few have them: bits to take off, least, most, how a reader is told.
RARE = {
    "firm": (3, 1, 6, "both at "),
    "address": (2, 2, 7, "an address at "),
    "domain": (3, 1, 5, "both with an address at "),
    "place": (4, 0, 3, "both in "),
    "school": (4, 0, 4, "both studied at "),
    "owner": (0, 0, 4, "both known to "),
}
_SAME_HANDLE = (7, "same handle")
_TWO_PROFILES = (-6, "two profiles on ")
_EVIDENCE = ("a", "b", "weight", "reason")


def weigh(
    pairs: pl.DataFrame,
    named: pl.DataFrame,
    told: pl.DataFrame,
    traits: pl.DataFrame,
    people: int,
    least: int | None = None,
) -> pl.DataFrame:
    """Weigh all that two have in common.

    Args:
        pairs: a, b.
        named: What their names say: a, b, weight, reason.
        told: id, full, given, surname: their names taken apart.
        traits: id, kind, value, shown.
        people: How many there are: what one in so many has is rare.
        least: Only pairs of this score or more; null for all.

    Returns:
        One row per pair: a, b, score (the sum of the weights that the reasons name), reasons (the
        weightiest first, joined by "; ", each with its weight).
    """
    among = traits.filter(pl.col("kind") != "spelling").join(
        pl.concat([pairs["a"], pairs["b"]]).unique().rename("id").to_frame(), on="id", how="semi"
    )
    common = _not_told_twice(_in_common(pairs, among))
    evidence = pl.concat(
        frame.select(_EVIDENCE)
        for frame in (
            # a common name is told though it weighs nothing
            named.join(pairs, on=["a", "b"], how="semi"),
            _shared(common),
            _rare(common, traits, people),
            _handles(common, told),
            _apart(pairs, among, common),
        )
    )
    scores = evidence.group_by("a", "b").agg(pl.col("weight").sum().alias("score"))
    if least is not None:
        scores = scores.filter(pl.col("score") >= least)
    return scores.join(_reasons(evidence, scores), on=["a", "b"]).sort("a", "b")


def _reasons(evidence: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    sign = pl.when(pl.col("weight") >= 0).then(pl.lit("+")).otherwise(pl.lit("−"))
    said = pl.concat_str("reason", pl.lit(" "), sign, pl.col("weight").abs().cast(pl.String))
    return (
        evidence.join(scores, on=["a", "b"], how="semi")
        .with_columns(said.alias("said"))
        .sort(pl.col("weight").abs(), "said", descending=[True, False])
        .group_by("a", "b")
        .agg(pl.col("said").str.join("; ").alias("reasons"))
    )


def identified(pairs: pl.DataFrame, traits: pl.DataFrame) -> pl.DataFrame:
    """The pairs that share something which only one human has: a, b."""
    return (
        _in_common(pairs, traits.filter(pl.col("kind").is_in(IDENTIFYING)))
        .select("a", "b")
        .unique()
    )


def _in_common(pairs: pl.DataFrame, traits: pl.DataFrame) -> pl.DataFrame:
    """One row per pair and value that both have: a, b, kind, kind_b, value, shown."""
    # numbers are far faster to join than texts
    sided = traits.select(
        "id", "kind", "value", "shown", pl.col("value").rank("dense").alias("code")
    )
    return (
        pairs.select("a", "b")
        .join(sided.rename({"id": "a"}), on="a")
        .join(sided.drop("value").rename({"id": "b"}), on=["b", "code"], suffix="_b")
        .with_columns(pl.min_horizontal("shown", "shown_b").alias("shown"))
    )


def _not_told_twice(common: pl.DataFrame) -> pl.DataFrame:
    """Where an address or a profile is the same, so are its handle and its domain."""
    is_same = (pl.col("kind") == pl.col("kind_b")) & pl.col("kind").is_in(list(SHARED))
    is_part = pl.col("kind").is_in(["domain", "handle"]) & pl.col("kind_b").is_in(
        ["domain", "handle"]
    )
    return common.filter(~(is_part & is_same.any().over("a", "b")))


def _shared(common: pl.DataFrame) -> pl.DataFrame:
    """What both have, the strongest of each kind once; an e-mail is not told again as a mailbox."""
    weights = {kind: bits for kind, (bits, _) in SHARED.items()}
    texts = {kind: text for kind, (_, text) in SHARED.items()}
    same = common.filter((pl.col("kind") == pl.col("kind_b")) & pl.col("kind").is_in(list(SHARED)))
    has_email = (pl.col("kind") == "email").any().over("a", "b")
    return (
        same.filter(~has_email | (pl.col("kind") != "mailbox"))
        .select("a", "b", "kind")
        .unique()
        .select(
            "a",
            "b",
            pl.col("kind").replace_strict(weights, return_dtype=pl.Int64).alias("weight"),
            pl.col("kind").replace_strict(texts, return_dtype=pl.String).alias("reason"),
        )
    )


def _rare(common: pl.DataFrame, traits: pl.DataFrame, people: int) -> pl.DataFrame:
    """Employer, place, school: of each the rarest."""
    kind = (
        pl.when((pl.col("kind") == pl.col("kind_b")) & pl.col("kind").is_in(list(RARE)))
        .then(pl.col("kind"))
        .when(pl.concat_list("kind", "kind_b").list.sort() == pl.lit(["domain", "firm"]))
        .then(pl.lit("address"))
    )
    # an employer and the domain of its addresses are one
    group = pl.col("kind").replace({"domain": "firm"})
    bearers = (
        traits.filter(pl.col("kind").is_in(list(RARE)))
        .select("id", group.alias("group"), "value")
        .unique()
        .group_by("group", "value")
        .agg(pl.len().alias("bearers"))
    )
    found = (
        common.with_columns(kind.alias("as"), group.alias("group"))
        .drop_nulls("as")
        .join(bearers, on=["group", "value"])
    )
    less, least, most, text = ({k: row[i] for k, row in RARE.items()} for i in range(4))
    bits = (people / pl.col("bearers")).log(2).round().cast(pl.Int64)

    def limit(of: Mapping[str, object]) -> pl.Expr:
        return pl.col("as").replace_strict(of, return_dtype=pl.Int64)

    weight = (bits - limit(less)).clip(limit(least), limit(most))
    before = pl.col("as").replace_strict(text, return_dtype=pl.String)
    return (
        found.with_columns(weight.alias("weight"))
        .filter(pl.col("weight") > 0)
        .sort("weight", "as", "value", descending=[True, False, False])
        .unique(["a", "b", "group"], keep="first", maintain_order=True)
        .with_columns(pl.concat_str(before, pl.coalesce("shown", "value")).alias("reason"))
    )


def _handles(common: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The same handle on both sides, unless it is but the name."""
    same = common.filter((pl.col("kind") == "handle") & (pl.col("kind_b") == "handle"))
    forms = name_forms(told).select("id", pl.col("form").alias("value"))
    own = same.join(
        pl.concat(
            [
                forms.rename({"id": end}).join(same, on=[end, "value"]).select("a", "b", "value")
                for end in "ab"
            ]
        ),
        on=["a", "b", "value"],
        how="anti",
    )
    return (
        own.select("a", "b")
        .unique()
        .with_columns(
            pl.lit(_SAME_HANDLE[0], pl.Int64).alias("weight"),
            pl.lit(_SAME_HANDLE[1]).alias("reason"),
        )
    )


def _apart(pairs: pl.DataFrame, traits: pl.DataFrame, common: pl.DataFrame) -> pl.DataFrame:
    """What both have, and have differently; two profiles on one network."""
    frames = []
    for kind, (weight, text) in APART.items():
        having = traits.filter(pl.col("kind") == kind).select("id").unique()
        same = common.filter((pl.col("kind") == kind) & (pl.col("kind_b") == kind))
        frames.append(
            pairs.select("a", "b")
            .join(having.rename({"id": "a"}), on="a", how="semi")
            .join(having.rename({"id": "b"}), on="b", how="semi")
            .join(same, on=["a", "b"], how="anti")
            .with_columns(pl.lit(weight, pl.Int64).alias("weight"), pl.lit(text).alias("reason"))
        )
    profiles = common.filter((pl.col("kind") == "profile") & (pl.col("kind_b") == "profile"))
    weight, text = _TWO_PROFILES
    two = profiles.select(
        "a",
        "b",
        pl.lit(weight, pl.Int64).alias("weight"),
        pl.concat_str(pl.lit(text), "value").alias("reason"),
    ).unique()
    return pl.concat([*frames, two])
