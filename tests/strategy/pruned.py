"""Small random networks, and every figure of them recomputed from sets."""

import random
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any

import polars as pl

VOUCHES = {"A": 3, "B": 2, "C": 1, "D": 0}
CONTACTS = {
    "owner": pl.String,
    "person_id": pl.String,
    "strength": pl.Float64,
    "participation": pl.Float64,
    "referenceability": pl.String,
    "cluster_id": pl.String,
    "is_cut_point": pl.Boolean,
    "contact_days_a_year": pl.Float64,
    "rank": pl.Int64,
}
PATHS = {"owner": pl.String, "introducer_id": pl.String, "person_id": pl.String, "q": pl.Float64}
LINKS = {
    "owner": pl.String,
    "person_a": pl.String,
    "person_b": pl.String,
    "leads_on": pl.Boolean,
}


class Network:
    """One owner's contacts, the paths behind them and the links among them."""

    def __init__(self, seed: int, size: int = 9, owner: str = "ana") -> None:
        """Draw one; every figure has few digits, so that sums are exact in any order."""
        draw = random.Random(f"{seed}:{owner}")
        ids = [f"p{i}" for i in range(size)]
        ranks = draw.sample(range(1, size + 1), size)
        self.contacts = pl.DataFrame(
            [
                {
                    "owner": owner,
                    "person_id": i,
                    "strength": draw.choice([None, 0.125, 0.25, 0.75]),
                    "participation": draw.choice([None, 0.0, 0.5]),
                    "referenceability": draw.choice("ABCDDD"),
                    "cluster_id": draw.choice([None, "c1", "c2", "c3"]),
                    "is_cut_point": draw.choice([None, True, False]),
                    "contact_days_a_year": draw.choice([None, 0.5, 4.25]),
                    "rank": rank,
                }
                for i, rank in zip(ids, ranks, strict=True)
            ],
            schema=CONTACTS,
        )
        behind = [f"v{i}" for i in range(12)]
        self.paths = pl.DataFrame(
            [
                (owner, i, v, draw.choice([0.0625, 0.25, 0.5, 1.0]))
                for i in ids
                for v in behind
                if draw.random() < 0.2
            ],
            schema=PATHS,
            orient="row",
        )
        self.links = pl.DataFrame(
            [
                (owner, a, b, draw.random() < 0.8)
                for a in ids
                for b in ids
                if a < b and draw.random() < 0.3
            ],
            schema=LINKS,
            orient="row",
        )

    @property
    def ids(self) -> list[str]:
        """Everybody."""
        return self.contacts["person_id"].to_list()

    def best(self, left: Collection[str]) -> dict[str, float]:
        """The best path to each person whom those left lead to."""
        found: dict[str, float] = {}
        for who, v, q in self.paths.select("introducer_id", "person_id", "q").iter_rows():
            if who in left:
                found[v] = max(found.get(v, 0.0), q)
        return found

    def rows(self, left: Collection[str]) -> list[dict[str, Any]]:
        """The contacts who are left."""
        return [r for r in self.contacts.iter_rows(named=True) if r["person_id"] in left]

    def clusters(self, left: Collection[str]) -> set[str]:
        """In which worlds somebody is left."""
        return {r["cluster_id"] for r in self.rows(left) if r["cluster_id"]}

    def pairs(self, left: Collection[str]) -> set[frozenset[str]]:
        """Which worlds are joined by those left: somebody is of them, or linked into them."""
        of = {r["person_id"]: r["cluster_id"] for r in self.rows(left) if r["cluster_id"]}
        touched = {person: {world} for person, world in of.items()}
        for a, b in self.links.select("person_a", "person_b").iter_rows():
            if a in of and b in of:
                touched[a].add(of[b])
                touched[b].add(of[a])
        return {frozenset(p) for worlds in touched.values() for p in combinations(worlds, 2)}

    def worth(self, left: Collection[str], weights: Mapping[str, float]) -> float:
        """What those left are worth, from the definition."""
        whole = self.best(self.ids)
        mean = sum(whole.values()) / len(whole) if whole else 0.0
        doors, bridges = weights["reach"] + weights["exclusive_reach"], weights["bridging"] / 2

        def opened(of: Collection[str]) -> float:
            found = self.best(of)
            return sum(found.values()) + mean * len(found)

        def given(of: Collection[str], column: str) -> float:
            return sum(r[column] or 0.0 for r in self.rows(of))

        def vouching(of: Collection[str]) -> float:
            return sum(VOUCHES[r["referenceability"]] for r in self.rows(of))

        parts = [
            (doors, opened(left), opened(self.ids)),
            (bridges, len(self.clusters(left)), len(self.clusters(self.ids))),
            (bridges, given(left, "participation"), given(self.ids, "participation")),
            (weights["strength"], given(left, "strength"), given(self.ids, "strength")),
            (weights["referenceability"], vouching(left), vouching(self.ids)),
        ]  # fmt: skip
        known = [(w, now, total) for w, now, total in parts if total]
        return sum(w * now / total for w, now, total in known) / sum(w for w, _, _ in known)
