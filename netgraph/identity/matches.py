"""Pairs of accounts that are one human for certain, and pairs of persons for a human to judge."""

import polars as pl

from netgraph.identity.candidates import candidates
from netgraph.identity.evidence import EMAIL, LINK, PHONE
from netgraph.identity.keys import form_of, source_of
from netgraph.identity.rarity import name_weights, rarity_of_names
from netgraph.identity.traits import PLAYFUL
from netgraph.identity.weights import identified, weigh

#: Bits from which on a pair is worth a human's time: about even odds.
REVIEW = 0
_HOPELESS = -6  # bits of a name that nothing but an identifier makes up for
_MATCHES = {
    "account_a": pl.String,
    "account_b": pl.String,
    "person_a": pl.String,
    "person_b": pl.String,
    "score": pl.Int64,
    "tier": pl.String,
    "reasons": pl.String,
}
# Which account stands for a person where one is to be named.
_SPEAKER = {"linkedin": 0, "facebook": 1, "x": 8}


def matches_between(
    persons: pl.DataFrame,
    edges: pl.DataFrame,
    apart: pl.DataFrame,
    borne: pl.DataFrame,
    names: pl.DataFrame,
    traits: pl.DataFrame,
) -> pl.DataFrame:
    """What was joined on identifiers, and what could be joined but is not certain.

    Args:
        persons: account_id, person_id.
        edges: The evidence that joined them: a, b, rank.
        apart: node, group: accounts that are never one person.
        borne: account_id, full: their names.
        names: The names taken apart, one row per full.
        traits: account_id, kind, value, shown.

    Returns:
        One row per pair: account_a, account_b, person_a, person_b (the smaller first), score
        (bits), tier, reasons. tier automatic: two accounts of one person, by an identifier; review:
        two persons, the accounts standing for them. Sorted by tier, score from the highest, ids.
    """
    # ids as numbers in the order of the ids: far faster to join
    coded = persons.select("person_id").unique().sort("person_id").with_row_index("id")
    known = persons.join(coded, on="person_id")
    own = borne.with_columns(source_of("account_id").is_in(PLAYFUL).alias("is_playful"))
    groups = apart.join(known, left_on="node", right_on="account_id").select("id", "group").unique()
    borne_by = (
        own.join(known, on="account_id").group_by("id", "full").agg(pl.col("is_playful").all())
    )
    traits_by = (
        traits.join(known, on="account_id")
        .group_by("id", "kind", "value")
        .agg(pl.col("shown").min())
    )
    pairs = _may_be_one(candidates(borne_by, names, traits_by), groups)
    joined = _prevailed(edges, persons)
    if pairs.is_empty() and joined.is_empty():
        return pl.DataFrame(schema=_MATCHES)
    rarity = rarity_of_names(borne_by, names, groups)
    offered = _weighed(pairs, borne_by, names, traits_by, rarity, coded.height, REVIEW)
    review = offered.select(
        *(coded["person_id"].gather(offered[end]).alias(end) for end in "ab"),
        "score",
        "reasons",
    )
    certain = _weighed(
        joined,
        own.rename({"account_id": "id"}),
        names,
        traits.rename({"account_id": "id"}),
        rarity,
        coded.height,
    )
    return _told(review, certain, persons, own)


def _weighed(
    pairs: pl.DataFrame,
    borne: pl.DataFrame,
    names: pl.DataFrame,
    traits: pl.DataFrame,
    rarity: pl.DataFrame,
    people: int,
    least: int | None = None,
) -> pl.DataFrame:
    """Score and reasons; of pairs of at least some score, that names or an identifier promise."""
    if pairs.is_empty():
        nothing = {"score": pl.Int64, "reasons": pl.String}
        return pairs.select("a", "b", *(pl.lit(None, t).alias(c) for c, t in nothing.items()))
    named = name_weights(pairs, borne, names, traits, rarity)
    if least is not None:
        hopeful = named.filter(pl.col("weight") >= _HOPELESS).select("a", "b")
        pairs = pl.concat([hopeful, identified(pairs, traits)]).unique()
    told = borne.select("id", "full").join(names, on="full")
    return weigh(pairs, named, told, traits, people, least)


def _may_be_one(pairs: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Without pairs of which an export, or a human, says that they are two."""
    two = (
        pairs.join(groups.rename({"id": "a"}), on="a")
        .join(groups.rename({"id": "b"}), on=["b", "group"])
        .select("a", "b")
    )
    return pairs.join(two, on=["a", "b"], how="anti")


def _prevailed(edges: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Pairs of accounts that an identifier made one person."""
    by_id = edges.filter(pl.col("rank").is_in([EMAIL, LINK, PHONE]))
    for end in "ab":
        by_id = by_id.join(
            persons.rename({"account_id": end, "person_id": f"person_{end}"}), on=end
        )
    return by_id.filter(pl.col("person_a") == pl.col("person_b")).select("a", "b").unique()


def _speakers(persons: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Of each person the account that says most to a reader: named, and not in passing."""
    named = own.select("account_id").unique().with_columns(pl.lit(value=True).alias("is_named"))
    return (
        persons.join(named, on="account_id", how="left")
        .sort(
            "person_id",
            pl.col("is_named").is_null(),
            form_of("account_id") == "name",
            source_of("account_id").replace_strict(_SPEAKER, default=5),
            "account_id",
        )
        .group_by("person_id", maintain_order=True)
        .agg(pl.col("account_id").first())
    )


def _told(
    review: pl.DataFrame, certain: pl.DataFrame, persons: pl.DataFrame, own: pl.DataFrame
) -> pl.DataFrame:
    speakers = _speakers(persons, own)
    offered = review.rename({"a": "person_a", "b": "person_b"})
    for end in "ab":
        offered = offered.join(
            speakers.rename({"person_id": f"person_{end}", "account_id": f"account_{end}"}),
            on=f"person_{end}",
        )
    joined = (
        certain.rename({"a": "account_a", "b": "account_b"})
        .join(persons.rename({"account_id": "account_a", "person_id": "person_a"}), on="account_a")
        .with_columns(pl.col("person_a").alias("person_b"))
    )
    both = [
        joined.with_columns(pl.lit("automatic").alias("tier")),
        offered.with_columns(pl.lit("review").alias("tier")),
    ]
    return (
        pl.concat(frame.select(pl.col(c).cast(t) for c, t in _MATCHES.items()) for frame in both)
        .sort(
            "tier", "score", "person_a", "person_b", "account_a", "account_b",
            descending=[False, True, False, False, False, False],
        )
    )  # fmt: skip
