"""What only one human bears: e-mail addresses, phone numbers, profile links, and when they join."""

import polars as pl

from netgraph.identity.evidence import EMAIL, LINK, PHONE
from netgraph.identity.keys import ADDRESSES, form_of, source_of
from netgraph.identity.likeness import AGREEMENT, CONTRADICTION, likeness
from netgraph.identity.traits import PLAYFUL
from netgraph.identity.unite import unite

_RANK = {"email": EMAIL, "link": LINK, "phone": PHONE}
_MANY = 60  # names under one identifier, or in one component: more than one human has
_RELATED = {"a": pl.String, "b": pl.String, "relation": pl.String}


def shared_identifiers(traits: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    """Identifiers that any export shows with two of its accounts of one network side by side.

    Args:
        traits: account_id, kind, value.
        shown: account_id, group: the accounts of one network in one export.

    Returns:
        kind, value.
    """
    said = traits.filter(pl.col("kind").is_in([*_RANK, "mailbox"]))
    several = said.filter(pl.len().over("kind", "value") > 1)
    return (
        several.join(shown, on="account_id")
        .filter(pl.col("account_id").n_unique().over("kind", "value", "group") > 1)
        .select("kind", "value")
        .unique()
    )


def identifier_edges(
    traits: pl.DataFrame,
    borne: pl.DataFrame,
    called: pl.DataFrame,
    names: pl.DataFrame,
    account_of: pl.DataFrame,
) -> pl.DataFrame:
    """Accounts that are one human for certain: under one identifier, and no name against it.

    An e-mail joins unless the names under it contradict each other; where some do, only accounts
    whose names agree. A profile link likewise. A phone joins accounts whose names agree. Accounts
    that bear contradicting names themselves are several people's, and are joined by nothing but
    being the same address.

    Args:
        traits: account_id, kind, value, without identifiers that are shared.
        borne: account_id, full: their names.
        called: The same, and the names of accounts of which somebody says that they are one.
        names: The names taken apart, one row per full.
        account_of: key, account_id.

    Returns:
        Edges for `unite`: a, b, rank, forced; and relation: agree, unknown.
    """
    said = traits.filter(pl.col("kind").is_in(list(_RANK))).select(
        "account_id",
        "value",
        pl.col("kind").replace_strict(_RANK, return_dtype=pl.Int32).alias("rank"),
    )
    of_several = _of_several_people(borne, names)["account_id"].implode()
    under = said.filter(pl.len().over("rank", "value") > 1).with_columns(
        pl.col("account_id").is_in(of_several).any().over("rank", "value").alias("is_contested")
    )
    pairs = _pairs_under(under.filter(~pl.col("account_id").is_in(of_several)), called)
    related = pairs.join(relations(pairs, called, names), on=["a", "b"])
    contradicted = (pl.col("relation") == "contradict").any().over("rank", "value")
    is_certain = (pl.col("relation") == "agree") | (
        (pl.col("relation") == "unknown")
        & ~(pl.col("is_contested") | contradicted)
        & (pl.col("rank") != PHONE)
    )
    certain = related.filter(is_certain).select("a", "b", "rank", "relation")
    joining = pl.concat([certain, _one_address(account_of)])
    return _consistent(joining.with_columns(pl.lit(value=False).alias("forced")), called)


def relations(pairs: pl.DataFrame, borne: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """What the names of two accounts say of each other.

    Args:
        pairs: a, b.
        borne: account_id, full.
        names: The names taken apart, one row per full.

    Returns:
        One row per pair: a, b, relation: agree (some name of the one is one of the other's),
        contradict (none is, and both have given name and surname), unknown. What is called as it
        pleases (X) contradicts nobody.
    """
    if pairs.is_empty():
        return pl.DataFrame(schema=_RELATED)
    both = pairs.select("a", "b").unique()
    for end in "ab":
        sided = borne.rename({"account_id": end, "full": f"full_{end}"})
        both = both.join(sided, on=end, how="left")
    compared = both.join(
        likeness(both.select("full_a", "full_b").drop_nulls(), names),
        on=["full_a", "full_b"],
        how="left",
    )
    playful = pl.any_horizontal(source_of(end).is_in(PLAYFUL) for end in "ab")
    against = pl.col("likeness").is_in(CONTRADICTION) & ~playful
    return compared.group_by("a", "b").agg(
        pl.when(pl.col("likeness").is_in(AGREEMENT).any())
        .then(pl.lit("agree"))
        .when(against.any())
        .then(pl.lit("contradict"))
        .otherwise(pl.lit("unknown"))
        .alias("relation")
    )


def contradictions(
    nodes: pl.Series, edges: pl.DataFrame, borne: pl.DataFrame, names: pl.DataFrame
) -> pl.DataFrame:
    """Accounts that a chain of evidence would join although their names contradict each other.

    Args:
        nodes: Every account.
        edges: What would join them.
        borne: account_id, full.
        names: The names taken apart, one row per full.

    Returns:
        Groups to keep apart, for `unite`: node, group, decided.
    """
    sized = _sized(nodes, edges, borne).filter(pl.col("n_names").is_between(2, _MANY))
    inside = sized.join(borne.rename({"account_id": "node"}), on="node")
    names_in = inside.select("root", "full").unique()
    both = (
        names_in.rename({"full": "full_a"})
        .join(names_in.rename({"full": "full_b"}), on="root")
        .filter(pl.col("full_a") < pl.col("full_b"))
    )
    unlike = both.join(likeness(both, names), on=["full_a", "full_b"]).filter(
        pl.col("likeness").is_in(CONTRADICTION)
    )
    for end in "ab":
        sided = inside.select(
            "root", pl.col("full").alias(f"full_{end}"), pl.col("node").alias(end)
        )
        unlike = unlike.join(sided, on=["root", f"full_{end}"])
    pairs = unlike.select(
        pl.min_horizontal("a", "b").alias("a"), pl.max_horizontal("a", "b").alias("b")
    )
    against = relations(pairs, borne, names).filter(pl.col("relation") == "contradict")
    return against.select(
        pl.concat_list("a", "b").alias("node"),
        pl.concat_str(pl.lit("names"), "a", "b", separator="|").alias("group"),
        pl.lit(value=False).alias("decided"),
    ).explode("node")


def _sized(nodes: pl.Series, edges: pl.DataFrame, borne: pl.DataFrame) -> pl.DataFrame:
    """node, root, and how many names are borne in its component."""
    nobody = pl.DataFrame(schema={"node": pl.String, "group": pl.String, "decided": pl.Boolean})
    components = unite(nodes, edges, nobody)
    n = (
        components.join(borne, left_on="node", right_on="account_id")
        .group_by("root")
        .agg(pl.col("full").n_unique().alias("n_names"))
    )
    return components.join(n, on="root")


def _of_several_people(borne: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Accounts whose own names contradict each other: a family's address, a switchboard."""
    serious = borne.filter(~source_of("account_id").is_in(PLAYFUL))
    several = serious.filter(pl.len().over("account_id") > 1)
    both = (
        several.rename({"full": "full_a"})
        .join(several.rename({"full": "full_b"}), on="account_id")
        .filter(pl.col("full_a") < pl.col("full_b"))
    )
    compared = both.join(likeness(both, names), on=["full_a", "full_b"])
    return compared.filter(pl.col("likeness").is_in(CONTRADICTION)).select("account_id").unique()


def _pairs_under(said: pl.DataFrame, borne: pl.DataFrame) -> pl.DataFrame:
    """Pairs under one identifier: all of one name in a star, and one of each name with each other.

    An identifier under more than `_MANY` names is no human's: it joins those of one name alone.
    """
    called = borne.group_by("account_id").agg(pl.col("full").min())
    under = said.join(called, on="account_id", how="left").with_columns(
        pl.col("full").fill_null("").alias("full")
    )
    first = pl.col("account_id").min().over("rank", "value", "full").alias("a")
    star = under.select("rank", "value", "is_contested", first, pl.col("account_id").alias("b"))
    each = (
        under.group_by("rank", "value", "is_contested", "full")
        .agg(pl.col("account_id").min())
        .drop("full")
    )
    few = each.filter(pl.len().over("rank", "value") <= _MANY)
    across = few.join(few, on=["rank", "value", "is_contested"]).select(
        "rank",
        "value",
        "is_contested",
        pl.col("account_id").alias("a"),
        pl.col("account_id_right").alias("b"),
    )
    return pl.concat([star, across]).filter(pl.col("a") < pl.col("b")).unique()


def _one_address(account_of: pl.DataFrame) -> pl.DataFrame:
    """The same address in mail and in calendars is the same, whoever uses it."""
    at = account_of.filter(source_of().is_in(ADDRESSES) & (form_of() == "id")).with_columns(
        pl.col("key").str.extract("^[^:]+:(.*)$").alias("address")
    )
    return (
        at.select(
            pl.col("account_id").min().over("address").alias("a"),
            pl.col("account_id").alias("b"),
            pl.lit(EMAIL, pl.Int32).alias("rank"),
            pl.lit("agree").alias("relation"),
        )
        .filter(pl.col("a") != pl.col("b"))
        .unique()
    )


def _consistent(edges: pl.DataFrame, called: pl.DataFrame) -> pl.DataFrame:
    """Without what is merely not contradicted where it makes a crowd of names one human."""
    nodes = pl.concat([edges["a"], edges["b"]]).unique()
    crowds = _sized(nodes, edges, called).filter(pl.col("n_names") > _MANY)
    unknown = pl.col("relation") == "unknown"
    return pl.concat(
        [
            edges.filter(~unknown),
            edges.filter(unknown).join(crowds, left_on="a", right_on="node", how="anti"),
        ]
    ).unique()
