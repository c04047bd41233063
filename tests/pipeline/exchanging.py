"""Events that are given to a night's database, and a second reckoning of what is left of them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import duckdb
import polars as pl
import pytest

from netgraph.settings import BASE_WEIGHTS
from netgraph.store.query import append, replace, run
from tests.pipeline.nights import Row

PEOPLE = ("ann", "b", "c", "d")
TODAY = date(2024, 6, 30)
HALF = "2024-01-02T23:00:00Z"
Events = Sequence[Row]


def did(event: str, kind: str, sender: str, *to: str, at: str = HALF, **copied: str) -> list[Row]:
    """Rows of one event; further recipients by role, as cc='c d'."""
    people = [(name, "to") for name in to]
    people += [(name, role) for role, names in copied.items() for name in names.split()]
    return [(event, at, sender, name, kind, role) for name, role in people]


def days_ago(*days: int) -> list[str]:
    return [f"{TODAY - timedelta(days=n)}T12:00:00Z" for n in days]


class Store:
    """A night's database whose events are given, without the steps that find them."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        weights = {"kind": list(BASE_WEIGHTS), "weight": list(BASE_WEIGHTS.values())}
        replace(con, "state.base_weights", pl.DataFrame(weights))
        replace(con, "core.owners", pl.DataFrame({"owner": ["ann"], "person_id": ["ann"]}))

    def holds(self, rows: Events, source: str = "crm") -> None:
        """Add these events."""
        names = ["event_id", "at", "from_person", "person_id", "kind", "role"]
        told = pl.DataFrame([row[:6] for row in rows], schema=names, orient="row")
        (so_many,) = self.con.execute("select count(*) from core.events").fetchall()[0]
        sizes = (
            told.unpivot(["from_person", "person_id"], index="event_id", value_name="somebody")
            .group_by("event_id")
            .agg(pl.col("somebody").n_unique().alias("participants"))
        )
        events = (
            told.group_by("event_id", maintain_order=True)
            .agg(pl.col("at", "from_person", "kind").first())
            .join(sizes, on="event_id")
            .with_row_index("audience_id", so_many)
            .with_columns(
                pl.col("at").str.slice(0, 19).str.to_datetime(time_unit="us").alias("occurred_at"),
                pl.lit(source).alias("source"),
            )
            .drop("at")
        )
        ids = events.select("event_id", "audience_id")
        append(self.con, "core.events", events)
        append(
            self.con,
            "core.audiences",
            told.join(ids, on="event_id").select(
                "audience_id", "person_id", "role", pl.lit(1).alias("people")
            ),
        )

    def exchanges(
        self, columns: str = "sent, received", *, half_life: float = 180.0, group_cap: int = 12
    ) -> dict[str, Any]:
        """By person: one value, or several."""
        night = {
            "as_of": TODAY,
            "until": datetime.combine(TODAY + timedelta(days=1), datetime.min.time()),
            "half_life_days": half_life,
            "group_cap": group_cap,
            "crowd_cap": 100,
            "default_owner": "me",
        }
        replace(self.con, "state.night", pl.DataFrame([night]))
        run(self.con, "exchange_days")
        run(self.con, "exchanges_at")
        run(self.con, "exchanges")
        sql = f"select person_id, {columns} from core.exchanges order by all"
        return {p: v[0] if len(v) == 1 else v for p, *v in self.con.execute(sql).fetchall()}

    def forget(self) -> None:
        self.con.execute("truncate core.events")
        self.con.execute("truncate core.audiences")


def reckoned(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Sent, received and days of contact by person, event by event."""
    events: dict[Any, list[Row]] = {}
    for row in rows:
        events.setdefault(row[0], []).append(row)
    acts: list[tuple[str, str, float, int, bool]] = []  # who, to whom, weight, days ago, direct
    for group in events.values():
        _, at, sender, _, kind, _ = group[0]
        ago = (TODAY - date.fromisoformat(str(at)[:10])).days
        factor = {"to": 1.0, "cc": 0.2}
        roles = {str(r[3]): factor[str(r[5])] for r in group if r[5] != "bcc"}
        weight = BASE_WEIGHTS[str(kind)] / len(group)
        if kind in ("meeting", "call"):
            roles[str(sender)] = 1.0
            pairs = [(a, b) for a in roles for b in roles if a != b]
            acts += [
                (a, b, weight * min(roles[a], roles[b]), ago, roles[a] == roles[b] == 1.0)
                for a, b in pairs
            ]
        else:
            acts += [(str(sender), b, weight * r, ago, r == 1.0) for b, r in roles.items()]
    found = {}
    for person in PEOPLE[1:]:
        mine = [act for act in acts if {"ann", person} == {act[0], act[1]}]
        days = sorted({ago for *_, ago, is_direct in mine if is_direct})
        gaps = sorted(b - a for a, b in pairwise(days))
        half_life = 180.0
        if len(days) >= 4:
            median = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
            half_life = min(max(3 * median, 60), 730)
        sides = [
            [w * 2 ** (-ago / half_life) for a, _, w, ago, _ in mine if (a == "ann") == is_ann]
            for is_ann in (True, False)
        ]
        if mine:
            left = [pytest.approx(sum(side), abs=1e-7) if side else None for side in sides]
            found[person] = [*left, len(days), half_life]
    return found
