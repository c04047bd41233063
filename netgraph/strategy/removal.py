"""In which order contacts could go so that what is left stays worth most."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from netgraph.settings import Numbers

BILLION = 1_000_000_000
_VOUCHES = {"A": 3, "B": 2, "C": 1, "D": 0}
_NAMED = 1e6  # more than everything else together: whom the owner named goes last
_SCHEMA = {
    "owner": pl.String,
    "person_id": pl.String,
    "n": pl.Int64,
    "loss": pl.Float64,
    "value": pl.Float64,
}

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def billionths(column: str) -> pl.Expr:
    """A share in whole billionths, whose sums do not depend on the order of rows; null stays."""
    return (pl.col(column) * BILLION).round().cast(pl.Int64)


def numbered(paths: pl.DataFrame) -> pl.DataFrame:
    """The paths, and `whom`: a number for each second-degree person of each owner.

    Whole numbers sort and group several times faster than ids. Which number is whose means nothing.
    """
    owner, person = (
        pl.col(c).cast(pl.Categorical).to_physical().cast(pl.Int64) for c in ("owner", "person_id")
    )
    return paths.with_columns((owner * 2**32 + person).alias("whom"))


def removal_order(
    contacts: pl.DataFrame,
    paths: pl.DataFrame,
    weights: Numbers,
    named: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Order every owner's contacts so that, at each step, the one goes who is missed least then.

    What a set of contacts is worth is a weighted mean of shares of what all of them give together:
    second-degree people who can be reached (half of the weights of reach and exclusive reach) and
    the strengths of the best path to each (the other half), the strengths of the ties (strength),
    worlds that have somebody left and participations (half of bridging each), and who could vouch
    (referenceability; A counts 3, B 2, C 1). A share of which nothing is known drops out. A
    contact's loss is what the set that is left is worth less without him: it grows as those go who
    open the same doors. Backward elimination, exact at every step; of equal losses the worst ranked
    goes first, then the greater person_id. What comes loose without a cut point is in no share, so
    for the order, not in loss and value, he counts 1/n of n contacts more: as much as their mean.

    Args:
        contacts: One row per owner and contact: owner, person_id, strength, participation,
            referenceability, cluster_id, is_cut_point, rank.
        paths: One row per owner, introducer and second-degree person: owner, introducer_id,
            person_id, q (strength of the path, 0..1).
        weights: Of the components of the score (settings).
        named: Whom a decision names, pins or gives a role: owner, person_id. They go last.

    Returns:
        One row per owner and contact: owner, person_id, n (1 goes first), loss (share of what the
        whole network is worth, at that step) and value (what those left then are worth, 1 for all;
        null where nothing is known of anybody); sorted by owner and n.

    References:
        Reverse greedy: Chrobak, Kenyon, Young (2006), doi 10.1016/j.ipl.2005.09.009, there for
        facilities; the worth is monotone and submodular. No bound is claimed for it here.
    """
    named = contacts.select("owner", "person_id").clear() if named is None else named
    rows = (
        contacts.join(
            named.select("owner", "person_id").unique().with_columns(pl.lit(True).alias("named")),
            on=["owner", "person_id"],
            how="left",
        )
        .with_columns(pl.col("named").fill_null(False))
        .sort("owner", "rank", "person_id", descending=[False, True, True], nulls_last=False)
    )
    ways = paths.select("owner", "introducer_id", "person_id", billionths("q"))
    groups = ways.partition_by("owner", as_dict=True) if ways.height else {}
    empty = ways.clear()
    ordered = [
        _order_one(own, groups.get(key, empty), weights)
        for key, own in rows.partition_by("owner", as_dict=True, maintain_order=True).items()
    ]
    return pl.concat(ordered) if ordered else pl.DataFrame(schema=_SCHEMA)


def _order_one(own: pl.DataFrame, ways: pl.DataFrame, weights: Numbers) -> pl.DataFrame:
    """One owner's contacts, who come worst ranked first."""
    doors = _Doors.of(own["person_id"], ways)
    worlds = _Worlds.of(own["cluster_id"])
    given = {
        "strength": _units(own, billionths("strength")),
        "participation": _units(own, billionths("participation")),
        "referenceability": _units(own, pl.col("referenceability").replace_strict(_VOUCHES)),
    }
    doorways, bridges = weights["reach"] + weights["exclusive_reach"], weights["bridging"] / 2
    known = {
        "doors": (doorways, doors.total),
        "worlds": (bridges, worlds.count),
        "participation": (bridges, int(given["participation"].sum())),
        "strength": (weights["strength"], int(given["strength"].sum())),
        "referenceability": (weights["referenceability"], int(given["referenceability"].sum())),
    }
    whole = sum(weight for weight, total in known.values() if total)
    of = {k: w / (whole * total) if whole and total else 0.0 for k, (w, total) in known.items()}
    standing = worlds.last_ones() * of["worlds"]
    for name, units in given.items():
        standing += units * of[name]
    holds = own["is_cut_point"].fill_null(value=False)
    fence = own["named"].to_numpy() * _NAMED + holds.to_numpy() / own.height
    going, losses = _eliminate(doors, worlds, standing, fence, of["doors"], of["worlds"])
    left = 1 - np.cumsum(losses)
    left[-1:] = 0.0  # nobody is left, whatever rounding says
    return own.select(
        "owner",
        own["person_id"].gather(going),
        pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("n"),
        pl.Series("loss", losses),
        pl.Series("value", np.maximum(left, 0.0))
        if whole
        else pl.lit(None, pl.Float64).alias("value"),
    )


def _units(own: pl.DataFrame, of: pl.Expr) -> Ints:
    return own.select(of.fill_null(0).cast(pl.Int64)).to_series().to_numpy()


def _eliminate(
    doors: "_Doors",
    worlds: "_Worlds",
    standing: Floats,
    fence: Floats,
    per_door: float,
    per_world: float,
) -> tuple[Ints, Floats]:
    """Who goes at each step, and what is lost with him."""
    n = len(standing)
    going, losses = np.empty(n, dtype=np.int64), np.empty(n)
    for step in range(n):
        loss = doors.loss[:n] * per_door + standing
        one = int(np.argmin(loss + fence))
        going[step], losses[step] = one, loss[one]
        fence[one] = np.inf
        doors.close(one)
        if (last := worlds.leave(one)) >= 0:
            standing[last] += per_world
    return going, losses


@dataclass(slots=True)
class _Doors:
    """Who opens which doors best, and who would next; kept exact as contacts go.

    For each second-degree person the ways to him, best first, ended by one that nobody offers and
    that is worth nothing. A contact's loss is, over the people he is the best way to, how much
    worse the second way is.
    """

    whom: Ints  # person behind, for each way of a contact, contact by contact
    first: Ints  # where the ways of a contact begin
    who: Ints  # contact, for each way to a person, best first, person by person
    worth: Ints  # of it, in billionths
    best: Ints  # per person: where in `who` the best way left stands
    second: Ints
    loss: Ints  # per contact, in billionths; the last entry is nobody's
    is_left: NDArray[np.bool_]
    total: int

    @classmethod
    def of(cls, people: pl.Series, ways: pl.DataFrame) -> "_Doors":
        n = len(people)
        numbers = pl.DataFrame({"introducer_id": people, "who": np.arange(n, dtype=np.int64)})
        there = (
            numbered(ways)
            .join(numbers, on="introducer_id")
            .select("who", "q", pl.col("whom").rank("dense").cast(pl.Int64) - 1)
        )
        count = there["whom"].n_unique()
        nobody = pl.DataFrame({"who": n, "q": 0, "whom": np.arange(count)}).cast(pl.Int64)
        # half of the worth is that a person can be reached at all, half how well
        best_ways = int(there.group_by("whom").agg(pl.col("q").max())["q"].sum())
        there = there.with_columns(pl.col("q") + best_ways // max(count, 1))
        by_person = pl.concat([there, nobody.select(there.columns)]).sort(
            "whom", "q", "who", descending=[False, True, False]
        )
        by_contact = there.sort("who", "whom")
        who, worth = by_person["who"].to_numpy(), by_person["q"].to_numpy()
        best = np.searchsorted(by_person["whom"].to_numpy(), np.arange(count))
        second = best + 1
        loss = np.zeros(n + 1, dtype=np.int64)
        np.add.at(loss, who[best], worth[best] - worth[second])
        return cls(
            whom=by_contact["whom"].to_numpy(),
            first=np.searchsorted(by_contact["who"].to_numpy(), np.arange(n + 1)),
            who=who,
            worth=worth,
            best=best,
            second=second,
            loss=loss,
            is_left=np.ones(n + 1, dtype=np.bool_),
            total=int(worth[best].sum()),
        )

    def close(self, one: int) -> None:
        """Let one contact go: those who come after him count for more from now on."""
        self.is_left[one] = False
        behind = self.whom[self.first[one] : self.first[one + 1]]
        if not len(behind):
            return
        best, second = self.best[behind], self.second[behind]
        is_best = self.who[best] == one
        moved = is_best | (self.who[second] == one)
        behind, best, second, is_best = behind[moved], best[moved], second[moved], is_best[moved]
        nobody = len(self.is_left) - 1
        after = np.where(self.who[second] == nobody, second, second + 1)
        while len(gone := np.flatnonzero(~self.is_left[self.who[after]])):
            after[gone] += 1
        now_best = np.where(is_best, second, best)
        np.add.at(self.loss, self.who[now_best], self.worth[second] - self.worth[after])
        self.best[behind], self.second[behind] = now_best, after


@dataclass(slots=True)
class _Worlds:
    """How many of each world are left, and who is the last."""

    of_contact: Ints  # -1: in none
    left: Ints  # per world
    sums: Ints  # per world: of the numbers of those left, so that one alone is known by it

    @classmethod
    def of(cls, clusters: pl.Series) -> "_Worlds":
        of_contact = clusters.rank("dense").cast(pl.Int64).fill_null(0).to_numpy() - 1
        members = np.flatnonzero(of_contact >= 0)
        count = int(of_contact.max(initial=-1)) + 1
        sums = np.zeros(count, dtype=np.int64)
        np.add.at(sums, of_contact[members], members)
        return cls(of_contact, np.bincount(of_contact[members], minlength=count), sums)

    @property
    def count(self) -> int:
        return len(self.left)

    def last_ones(self) -> Floats:
        """1 for a contact who alone is in his world."""
        alone = np.append(self.left == 1, False)[self.of_contact]
        return np.asarray(alone, dtype=np.float64)

    def leave(self, one: int) -> int:
        """Let one contact go; the last one of his world if there is such a one now, else -1."""
        world = self.of_contact[one]
        if world < 0:
            return -1
        self.left[world] -= 1
        self.sums[world] -= one
        return int(self.sums[world]) if self.left[world] == 1 else -1
