"""Between clusters: who joins each two of them, and in how many independent ways."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from netgraph.graph.build import graph
from netgraph.graph.loose import falls_off
from netgraph.graph.pool import Ints

_DIRECT, _INTO, _OUT, _UNUSED = range(4)
_FIRM = 2  # declared and interaction: the two know each other
_PAIR = ["a", "b"]


@dataclass(frozen=True, slots=True)
class Crossings:
    """What joins the clusters of one owner's contacts; all frames in order of their columns."""

    pairs: pl.DataFrame  # cluster_a, cluster_b, links, joiners, ways, firm_ways, evidence
    joiners: pl.DataFrame  # cluster_a, cluster_b, person_id, evidence
    alone: pl.DataFrame  # cluster_a, cluster_b, person_id: all ways lead through this person
    loose: pl.DataFrame  # person_id, loose_id, piece: who is parted when a cut point goes


def crossings(members: pl.DataFrame, links: pl.DataFrame) -> Crossings:
    """Who joins each two clusters of an owner, and what hangs on one person.

    A way from one cluster into another is a link between members of the two, or two links over a
    contact of a third cluster. Ways are independent when no person is on two of them; their
    number is, by Menger's theorem, how many people must go until the two are no longer joined so.
    It is found as a matching: each person in between stands on both sides, matched to
    himself while unused.

    Args:
        members: The owner's contacts with links among them, one row each: person_id, cluster_id.
        links: One row per pair of them: person_a, person_b, evidence (1 declared, 2 interaction,
            3 copresence, 4 affiliation: the strongest there is).

    Returns:
        Pairs of clusters that are joined at all, cluster_a < cluster_b: links between members of
        the two; joiners, people with links into both, their own cluster counted as one; ways and
        firm_ways, independent ways by any evidence and by declared and interaction alone;
        evidence, the weakest class of the best way. Who stands on every way of a pair, and who
        comes loose without a cut point.

    References:
        Menger (1927), doi 10.4064/fm-10-1-96-115; Kőnig (1931); matching: igraph.
    """
    people = members.sort("person_id")
    clusters = people["cluster_id"].unique().sort()
    of = clusters.search_sorted(people["cluster_id"]).cast(pl.Int64).to_numpy()
    u, v = (_numbers(people["person_id"], links[end]) for end in ("person_a", "person_b"))
    ends = pl.DataFrame(
        {
            "person": np.concatenate([u, v]),
            "other": np.concatenate([v, u]),
            "evidence": np.concatenate([links["evidence"].to_numpy()] * 2),
        }
    ).with_columns(
        pl.lit(pl.Series(of)).gather(pl.col(c)).alias(f"of_{c}") for c in ("person", "other")
    )
    joiners = _joiners(ends, of)
    steps = _steps(ends, joiners)
    pairs, alone = _ways(steps, joiners)
    cut, loose, piece = falls_off(graph(len(people), u, v))
    return Crossings(
        pairs=_named(pairs, clusters, people),
        joiners=_named(joiners.drop("home"), clusters, people).sort(pl.all()),
        alone=_named(alone, clusters, people),
        loose=_named(
            pl.DataFrame({"person": cut, "loose": loose, "piece": piece}), clusters, people
        ),
    )


def _numbers(ids: pl.Series, of: pl.Series) -> Ints:
    return ids.search_sorted(of).cast(pl.Int64).to_numpy()


def _named(found: pl.DataFrame, clusters: pl.Series, people: pl.DataFrame) -> pl.DataFrame:
    """Numbers of clusters and people as their ids."""
    ids = {"a": clusters, "b": clusters, "person": people["person_id"]}
    ids["loose"] = people["person_id"]
    names = {"a": "cluster_a", "b": "cluster_b", "person": "person_id", "loose": "loose_id"}
    there = {column: values for column, values in ids.items() if column in found.columns}
    return found.with_columns(
        pl.lit(values).gather(pl.col(column)).alias(column) for column, values in there.items()
    ).rename({column: names[column] for column in there})


def _joiners(ends: pl.DataFrame, of: Ints) -> pl.DataFrame:
    """Per pair of clusters and person with links into both: the weaker class of the two."""
    own = pl.DataFrame({"person": np.arange(len(of)), "cluster": of}).with_columns(
        pl.lit(0, pl.Int64).alias("evidence")
    )
    seen = ends.select("person", pl.col("of_other").alias("cluster"), pl.col("evidence").cast(int))
    touched = pl.concat([own, seen]).group_by("person", "cluster").agg(pl.col("evidence").min())
    return (
        touched.join(touched, on="person")
        .filter(pl.col("cluster") < pl.col("cluster_right"))
        .select(
            pl.col("cluster").alias("a"),
            pl.col("cluster_right").alias("b"),
            "person",
            pl.max_horizontal("evidence", "evidence_right").alias("evidence"),
            pl.lit(pl.Series(of)).gather(pl.col("person")).alias("home"),
        )
    )


def _steps(ends: pl.DataFrame, joiners: pl.DataFrame) -> pl.DataFrame:
    """The steps of all ways of each pair, from the side of a (`left`) to that of b (`right`)."""
    direct = ends.filter(pl.col("of_person") < pl.col("of_other")).select(
        pl.col("of_person").alias("a"),
        pl.col("of_other").alias("b"),
        pl.col("person").alias("left"),
        pl.col("other").alias("right"),
        "evidence",
        pl.lit(_DIRECT).alias("kind"),
    )
    between = joiners.filter((pl.col("home") != pl.col("a")) & (pl.col("home") != pl.col("b")))
    both = between.select(*_PAIR, "person")
    reached = ends.select("person", "other", "of_other", "evidence")
    into = both.join(reached, left_on=["person", "a"], right_on=["person", "of_other"]).select(
        *_PAIR,
        pl.col("other").alias("left"),
        pl.col("person").alias("right"),
        "evidence",
        pl.lit(_INTO).alias("kind"),
    )
    out = both.join(reached, left_on=["person", "b"], right_on=["person", "of_other"]).select(
        *_PAIR,
        pl.col("person").alias("left"),
        pl.col("other").alias("right"),
        "evidence",
        pl.lit(_OUT).alias("kind"),
    )
    unused = between.select(
        *_PAIR,
        pl.col("person").alias("left"),
        pl.col("person").alias("right"),
        pl.lit(0, pl.Int64).alias("evidence"),
        pl.lit(_UNUSED).alias("kind"),
    )
    parts = [part.cast({"evidence": pl.Int64}) for part in (direct, into, out, unused)]
    return pl.concat(parts).sort(*_PAIR, "left", "right")


def _ways(steps: pl.DataFrame, joiners: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Independent ways of each pair, and whom all ways of a pair have in common."""
    sizes = steps.group_by(_PAIR, maintain_order=True).agg(
        pl.len().alias("steps"), (pl.col("kind") == _DIRECT).sum().alias("links")
    )
    left, right, evidence, kind = (
        steps[c].to_numpy() for c in ("left", "right", "evidence", "kind")
    )
    ways, firm, alone = [], [], []
    ends = np.cumsum(sizes["steps"].to_numpy())
    for (a, b, n, _), end in zip(sizes.rows(), ends, strict=True):
        at = slice(int(end) - n, int(end))
        found = _independent(left[at], right[at], kind[at])
        sure = evidence[at] <= _FIRM
        ways.append(found)
        firm.append(_independent(left[at][sure], right[at][sure], kind[at][sure]))
        if found == 1:
            alone += [(a, b, p) for p in _on_all_ways(left[at], right[at], kind[at])]
    told = joiners.group_by(_PAIR).agg(pl.len().alias("joiners"), pl.col("evidence").min())
    pairs = (
        sizes.with_columns(
            pl.Series("ways", ways, pl.Int64), pl.Series("firm_ways", firm, pl.Int64)
        )
        .join(told, on=_PAIR)
        .select(*_PAIR, "links", "joiners", "ways", "firm_ways", "evidence")
        .sort(_PAIR)
    )
    schema = dict.fromkeys((*_PAIR, "person"), pl.Int64)
    return pairs, pl.DataFrame(alone, schema=schema, orient="row").sort(pl.all())


def _independent(left: Ints, right: Ints, kind: Ints) -> int:
    """How many ways no two of which share a person."""
    between = int((kind == _UNUSED).sum())
    if len(left) - between < 2:  # a single link is a way; a single step of two is none
        return int((kind == _DIRECT).sum())
    sources, u = np.unique(left, return_inverse=True)
    targets, v = np.unique(right, return_inverse=True)
    n = len(sources) + len(targets)
    sides = np.repeat([False, True], [len(sources), len(targets)])
    matching = graph(n, u, v + len(sources)).maximum_bipartite_matching(types=sides.tolist())
    return len(matching) - between


def _on_all_ways(left: Ints, right: Ints, kind: Ints) -> list[int]:
    """The people without whom no way is left, given that no two ways are independent."""
    direct = np.flatnonzero(kind == _DIRECT)
    if len(direct):
        candidates = {int(left[direct[0]]), int(right[direct[0]])}
    else:
        person = int(np.intersect1d(right[kind == _INTO], left[kind == _OUT])[0])
        into = (kind == _INTO) & (right == person)
        out = (kind == _OUT) & (left == person)
        candidates = {person, int(left[into][0]), int(right[out][0])}
    return sorted(p for p in candidates if not _is_joined(left, right, kind, without=p))


def _is_joined(left: Ints, right: Ints, kind: Ints, without: int) -> bool:
    stays = (left != without) & (right != without)
    into, out = right[stays & (kind == _INTO)], left[stays & (kind == _OUT)]
    return bool((stays & (kind == _DIRECT)).any() or len(np.intersect1d(into, out)))
