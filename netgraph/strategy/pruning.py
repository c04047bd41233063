"""What is left of a network as its contacts go, one after the other."""

import polars as pl

from netgraph.strategy.referenceability import COULD_VOUCH
from netgraph.strategy.removal import BILLION, billionths, numbered
from netgraph.strategy.strength import CLOSE

#: Shares of the list at which people look at a curve, and how they are called.
MARKS = {0.25: "a quarter", 0.5: "half", 0.75: "three quarters"}
FREE, CHEAP = "no door", "one percent"
_KEPT = 0.99  # of the people who can be reached: what `one percent` still leaves
_COUNTS = ("reach", "worlds", "pairs", "key_people", "referenceable")
_FREE_KEEPS = (*_COUNTS, "to_keep")


def pruning_curve(
    order: pl.DataFrame,
    contacts: pl.DataFrame,
    paths: pl.DataFrame,
    links: pl.DataFrame,
    key_people: pl.DataFrame,
) -> pl.DataFrame:
    """What remains after each step of an order of removal.

    Nothing is recomputed: a second-degree person is reachable until the last of his introducers
    goes, a world is there until its last contact goes, and two worlds are joined until of every
    link between them one end has gone. So each figure is a sum over what falls away at each step.

    Args:
        order: One row per owner and contact: owner, person_id, n (1 goes first), value.
        contacts: The same contacts: owner, person_id, strength, referenceability, cluster_id,
            is_cut_point, contact_days_a_year.
        paths: One row per owner, introducer and second-degree person: owner, introducer_id,
            person_id, q.
        links: One row per owner and pair of linked contacts: owner, person_a, person_b.
        key_people: Whom the owner's dozen holds: owner, person_id.

    Returns:
        One row per owner and step: owner, n (0: everybody is there), person_id (who went at this
        step; null at 0), contacts, reach (people one introduction away), reach_lost, path_strength
        (best paths to them, summed), worlds, pairs (of worlds that meet, see `world_pairs`),
        key_people, referenceable (tiers A and B), strength (summed), contact_days_a_year (that
        those left take), freed (share of them that nobody takes any more), value (0..1) and mark:
        `no door` (the last step that costs nobody you reach, no world, no pair, no key person,
        nobody who could vouch, nobody close and no cut point, and so nobody whom `grade` keeps
        unless for a role), `one percent` (the last that costs at most that share of the people you
        reach, and no key person), `a quarter`, `half`, `three quarters` of the contacts; several
        with commas, else null. A figure is null where nothing of its kind is known of the owner.
    """
    place = order.select("owner", "person_id", "n")
    own = contacts.join(place, on=["owner", "person_id"])
    falls = [
        *_falls_of_contacts(own),
        *_falls_of_paths(paths, place),
        *_falls_of_worlds(own, links),
        _fall(
            key_people.join(place, on=["owner", "person_id"]), pl.lit(True), pl.lit(1), "key_people"
        ),
    ]
    start = order.select("owner").unique().with_columns(pl.lit(0, pl.Int64).alias("n"))
    steps = pl.concat(
        [
            start.with_columns(
                pl.lit(None, pl.String).alias("person_id"), value=pl.lit(None, pl.Float64)
            ),
            order.select("owner", "n", "person_id", "value"),
        ]
    )
    for fall in falls:
        steps = steps.join(fall, on=["owner", "n"], how="left")
    return _marked(_remaining(steps.sort("owner", "n")))


def _fall(rows: pl.DataFrame, is_known: pl.Expr, amount: pl.Expr, name: str) -> pl.DataFrame:
    """What goes at each step: owner, n, and the amount, of rows of which it is known."""
    known = rows.filter(is_known).select("owner", "n", amount.cast(pl.Int64).alias(name))
    return known.group_by("owner", "n").agg(pl.col(name).sum())


def _falls_of_contacts(own: pl.DataFrame) -> list[pl.DataFrame]:
    """What each contact takes along for himself."""
    vouching = pl.col("referenceability").is_in(COULD_VOUCH)
    to_keep = pl.any_horizontal(pl.col("is_cut_point"), pl.col("strength") >= CLOSE)
    amounts = {
        "contacts": ("person_id", pl.lit(1)),
        "referenceable": ("referenceability", vouching),
        "to_keep": ("person_id", to_keep.fill_null(value=False)),
        **{c: (c, billionths(c)) for c in ("strength", "contact_days_a_year")},
    }
    return [
        _fall(own, pl.col(basis).is_not_null(), amount, name)
        for name, (basis, amount) in amounts.items()
    ]


def _falls_of_paths(paths: pl.DataFrame, place: pl.DataFrame) -> list[pl.DataFrame]:
    """A person is lost with his last introducer; each introducer's going may weaken the best."""
    ways = (
        numbered(paths.select("owner", "introducer_id", "person_id", billionths("q")))
        .join(place, left_on=["owner", "introducer_id"], right_on=["owner", "person_id"])
        .select("owner", "whom", "n", "q")
        .sort("whom", "n", descending=[False, True])  # of each person who goes last comes first
    )
    is_last = pl.col("whom").ne_missing(pl.col("whom").shift(1))
    best = ways.with_columns(
        is_last.cast(pl.Int64).alias("is_last"), pl.col("q").cum_max().over("whom").alias("best")
    )
    before = pl.when(pl.col("is_last") == 0).then(pl.col("best").shift(1)).otherwise(0)
    stepped = best.with_columns((pl.col("best") - before).alias("weaker"))
    return [
        _fall(stepped, pl.lit(True), pl.col("is_last"), "reach"),
        _fall(stepped, pl.lit(True), pl.col("weaker"), "path_strength"),
    ]


def _falls_of_worlds(own: pl.DataFrame, links: pl.DataFrame) -> list[pl.DataFrame]:
    """A world is lost with its last contact, a pair of worlds with its last way."""
    members = own.drop_nulls("cluster_id").select("owner", "person_id", "cluster_id", "n")
    worlds = members.group_by("owner", "cluster_id").agg(pl.col("n").max())
    joins = world_pairs(links, members)
    # with worlds there, no pair at all is known to be none
    none = worlds.select("owner").unique().with_columns(pl.lit(1, pl.Int64).alias("n"), pairs=0)
    pairs = pl.concat(
        [
            _fall(joins, pl.lit(True), pl.lit(1), "pairs"),
            none.with_columns(pl.col("pairs").cast(pl.Int64)),
        ]
    )
    return [
        _fall(worlds, pl.lit(True), pl.lit(1), "worlds"),
        _fall(pairs, pl.lit(True), pl.col("pairs"), "pairs"),
    ]


def world_pairs(links: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Pairs of worlds that are joined: by a link, or by two over a contact of a third world.

    The ways of `netgraph.graph.crossings`, each of which goes with the first of its people.

    Args:
        links: One row per owner and pair of linked contacts: owner, person_a, person_b.
        members: Contacts in worlds: owner, person_id, cluster_id, n (the step at which they go).

    Returns:
        One row per pair of worlds: owner, one and other (the two cluster_ids, the smaller first),
        n (the step at which the last of their ways goes); sorted.
    """
    of = ["owner", "cluster_id"]
    worlds = members.select(of).unique().sort(of).with_row_index("world")
    people = members.join(worlds, on=of).with_row_index("person").drop("cluster_id")
    ends = links.select("owner", "person_a", "person_b")
    for end in ("a", "b"):  # whole numbers join and group several times faster than ids
        names = {"person_id": f"person_{end}", "person": end, "world": f"w{end}", "n": f"n{end}"}
        ends = ends.join(people.rename(names), on=["owner", f"person_{end}"])
    seen = [people.select("person", "world", "n")]
    for person, other in (("a", "b"), ("b", "a")):
        seen.append(ends.select(person=person, world=f"w{other}", n=f"n{other}"))
    touched = (
        pl.concat(seen)
        .group_by("person", "world")
        .agg(pl.col("n").max())
        .join(people.select("person", own="n"), on="person")
    )
    return (
        touched.join(touched.select("person", "world", "n"), on="person")
        .filter(pl.col("world") < pl.col("world_right"))
        .group_by("world", "world_right")
        .agg(pl.min_horizontal("own", "n", "n_right").max().alias("n"))
        .join(worlds.rename({"cluster_id": "one"}), on="world")
        .join(worlds.select(world_right="world", other="cluster_id"), on="world_right")
        .select("owner", "one", "other", "n")
        .sort("owner", "one", "other")
    )


def _remaining(steps: pl.DataFrame) -> pl.DataFrame:
    """Totals less what has fallen away so far; null where an owner has nothing of a kind."""
    counts = ("contacts", *_FREE_KEEPS)
    sums = ("path_strength", "strength", "contact_days_a_year")

    def left(name: str) -> pl.Expr:
        total = pl.col(name).sum().over("owner")
        fallen = pl.col(name).fill_null(0).cum_sum().over("owner")
        is_known = pl.col(name).is_not_null().any().over("owner")
        return pl.when(is_known).then(total - fallen)

    return steps.with_columns(
        *(left(name).alias(name) for name in counts),
        *((left(name) / BILLION).alias(name) for name in sums),
        pl.when((pl.col("n") == 0) & pl.col("value").is_not_null().any().over("owner"))
        .then(1.0)
        .otherwise("value")
        .alias("value"),
    ).select(
        "owner", "n", "person_id", "contacts", "reach", _lost("reach"), "path_strength", "worlds",
        "pairs", "key_people", "referenceable", "strength", "contact_days_a_year", _freed(),
        "value", "to_keep",
    )  # fmt: skip


def _lost(name: str) -> pl.Expr:
    return (pl.col(name).first().over("owner") - pl.col(name)).alias(f"{name}_lost")


def _freed() -> pl.Expr:
    now = pl.col("contact_days_a_year").first().over("owner")
    return pl.when(now > 0).then(1 - pl.col("contact_days_a_year") / now).alias("freed")


def _marked(curve: pl.DataFrame) -> pl.DataFrame:
    """Name the steps that a reader is told of."""

    def keeps(name: str, share: float = 1.0) -> pl.Expr:
        whole = pl.col(name).first().over("owner")
        return (pl.col(name) >= whole * share).fill_null(True)

    def last(holds: pl.Expr) -> pl.Expr:
        n = pl.when(holds & (pl.col("n") > 0)).then("n")
        return pl.col("n") == n.max().over("owner")

    size = pl.col("n").max().over("owner")
    is_told = {
        FREE: last(pl.all_horizontal(keeps(name) for name in _FREE_KEEPS)),
        CHEAP: last(keeps("reach", _KEPT) & keeps("key_people")),
        **{
            name: (pl.col("n") == (size * share).floor()) & (pl.col("n") > 0)
            for share, name in MARKS.items()
        },
    }
    said = pl.concat_list(pl.when(is_here).then(pl.lit(name)) for name, is_here in is_told.items())
    mark = said.list.drop_nulls().list.join(", ")
    return curve.with_columns(pl.when(mark != "").then(mark).alias("mark")).drop("to_keep")
