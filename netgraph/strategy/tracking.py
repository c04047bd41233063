"""Clusters that stay themselves from night to night, and what became of those that did not."""

from dataclasses import dataclass

import polars as pl

SAME = 0.30  # overlap from which a cluster is the one of the night before, or a part of it
SHARE = 0.10  # share of the larger one that both have: a handful does not make a crowd the same
MOST = 0.50  # with a larger share of its people a cluster went into another, or came out of it
NOTABLE = 0.10  # change in size that is worth a word

CLUSTER = ["owner", "cluster_id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """How tonight's clusters are called, and how they differ from those of the night before."""

    names: pl.DataFrame  # one row per cluster: owner, now (as measured), cluster_id
    highest: pl.DataFrame  # one row per owner: owner, highest
    changes: pl.DataFrame  # one row per cluster that changed, and per part of one


def track(
    before: pl.DataFrame,
    now: pl.DataFrame,
    overlapping: pl.DataFrame,
    same: pl.DataFrame,
    highest: pl.DataFrame,
) -> Tracked:
    """Give tonight's clusters their names, and say what changed.

    A cluster keeps the cluster_id of the one it is paired with; all others get the owner's next
    free numbers, the largest first. A number is never given twice.

    Args:
        before: The owners' clusters of the night before: owner, cluster_id, size.
        now: Tonight's, as measured: owner, cluster_id (c1 is the largest), size.
        overlapping: What the two have in common: owner, before, now, shared, overlap.
        same: The pairs that are one cluster: owner, before, now.
        highest: One row per owner: owner, highest (number given so far; 0: none).

    Returns:
        The names, the highest numbers, and the changes: owner, change, cluster_id (the cluster
        that changed), from_id, from_size, to_id, to_size (null: there was or is none), overlap
        (Jaccard of the two; null where one of them is missing).

        merged: it ended, and overlaps with one of tonight by `SAME`, or that has most of its
        people. split: it is new and came out of another likewise; or it is not, and a part of
        another that goes on went over to it. born: it is new, came out of none, and not most of
        it ended elsewhere. died: it ended and went into none. grown, shrunk: it is the same, and
        its size changed by a tenth.

    References:
        Greene, Doyle, Cunningham (2010), doi 10.1109/ASONAM.2010.17; `SHARE` and `MOST` are ours:
        by overlap alone two who were a cluster give their name to forty who have come since, and
        a small cluster that is swallowed by a large one has died.
    """
    names = _named(now, same, highest)
    links = _linked(before, now, overlapping, same, names)
    tonight = now.rename({"cluster_id": "now"}).join(names, on=["owner", "now"])
    changes = _changes(before, tonight.select(*CLUSTER, "size"), links)
    given = names.group_by("owner").agg(given=_number("cluster_id").max())
    return Tracked(
        names=names,
        highest=highest.join(given, on="owner", how="left").select(
            "owner", highest=pl.max_horizontal("highest", "given")
        ),
        changes=changes,
    )


def _linked(
    before: pl.DataFrame,
    now: pl.DataFrame,
    overlapping: pl.DataFrame,
    same: pl.DataFrame,
    names: pl.DataFrame,
) -> pl.DataFrame:
    """What two clusters share, by the names of tonight and with both sizes."""
    return (
        overlapping.join(
            before.select("owner", before="cluster_id", from_size="size"), on=["owner", "before"]
        )
        .join(now.select("owner", now="cluster_id", to_size="size"), on=["owner", "now"])
        .join(names, on=["owner", "now"])
        .join(same.with_columns(is_same=True), on=["owner", "before", "now"], how="left")
        .select(
            "owner",
            "from_size",
            "to_size",
            "shared",
            "overlap",
            from_id="before",
            to_id="cluster_id",
            is_same=pl.col("is_same").fill_null(False),
        )
    )


def _number(column: str) -> pl.Expr:
    return pl.col(column).str.slice(1).cast(pl.Int64)


def _named(now: pl.DataFrame, same: pl.DataFrame, highest: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster of tonight: owner, now, cluster_id."""
    kept = now.select("owner", now="cluster_id").join(same, on=["owner", "now"], how="left")
    return (
        kept.join(highest, on="owner", how="left")
        .sort("owner", _number("now"))
        .with_columns(nth=pl.col("before").is_null().cast(pl.Int64).cum_sum().over("owner"))
        .select(
            "owner",
            "now",
            cluster_id=pl.coalesce("before", pl.format("c{}", pl.col("highest") + pl.col("nth"))),
        )
    )


def _changes(before: pl.DataFrame, now: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    goes_on = links.filter("is_same")
    kept = goes_on.select("owner", cluster_id="from_id")
    ended, new = before.join(kept, on=CLUSTER, how="anti"), now.join(kept, on=CLUSTER, how="anti")
    parts = _parts(links.filter(~pl.col("is_same")), ended, new)
    resized = goes_on.filter(
        (pl.col("to_size") - pl.col("from_size")).abs() >= NOTABLE * pl.col("from_size")
    ).with_columns(
        cluster_id="to_id",
        change=pl.when(pl.col("to_size") > pl.col("from_size"))
        .then(pl.lit("grown"))
        .otherwise(pl.lit("shrunk")),
    )
    died = ended.join(parts.select("owner", cluster_id="from_id"), on=CLUSTER, how="anti")
    of_others = (
        parts.group_by("owner", cluster_id="to_id")
        .agg(
            most=pl.col("shared").sum() > MOST * pl.col("to_size").first(),
            split=(pl.col("change") == "split").any(),
        )
        .filter(pl.col("most") | pl.col("split"))
    )
    born = new.join(of_others, on=CLUSTER, how="anti")
    alone = [
        born.select(*CLUSTER, change=pl.lit("born"), to_id="cluster_id", to_size="size"),
        died.select(*CLUSTER, change=pl.lit("died"), from_id="cluster_id", from_size="size"),
    ]
    columns = ["owner", "change", "cluster_id", "from_id", "from_size", "to_id", "to_size"]
    return (
        pl.concat([parts, resized, *alone], how="diagonal")
        .select(*columns, "overlap")
        .sort("owner", "change", _number("cluster_id"), "from_id", "to_id", nulls_last=True)
    )


def _parts(links: pl.DataFrame, ended: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """The links by which a cluster went into another or came out of one."""
    of_ended, of_new = pl.col("ended").fill_null(False), pl.col("new").fill_null(False)
    went = of_ended & (pl.col("shared") > MOST * pl.col("from_size"))
    came = of_new & (pl.col("shared") > MOST * pl.col("to_size"))
    close = pl.col("overlap") >= SAME
    merged = went | (of_ended & close)
    return (
        links.join(
            ended.select("owner", from_id="cluster_id", ended=True),
            on=["owner", "from_id"],
            how="left",
        )
        .join(new.select("owner", to_id="cluster_id", new=True), on=["owner", "to_id"], how="left")
        .filter(close | went | came)
        .with_columns(
            cluster_id=pl.when(merged).then("from_id").otherwise("to_id"),
            change=pl.when(merged).then(pl.lit("merged")).otherwise(pl.lit("split")),
        )
    )
