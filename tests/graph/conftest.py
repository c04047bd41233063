from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

import polars as pl
import pytest

from netgraph.graph import Measures, Options, measure, prepare

Measured: TypeAlias = Callable[..., Measures]

LINKS = {
    "person_a": pl.String,
    "person_b": pl.String,
    "weight": pl.Float64,
    "copresence": pl.Float64,
    "reaches": pl.Boolean,
}
PAIRS = {"owner": pl.String, "person_id": pl.String}


def _link(
    a: Any, b: Any, weight: float = 1.0, copresence: float | None = None
) -> tuple[str, str, float, float | None, bool]:
    return str(a), str(b), float(weight), copresence, True


def _measured(
    edges: Iterable[tuple[Any, ...]],
    contacts: Mapping[str, Iterable[Any]],
    affiliations: Iterable[tuple[Any, Any]] = (),
    options: Options | None = None,
) -> Measures:
    """Measure owners, each the person of the same id, over edges (a, b[, weight[, copresence]])."""
    rows = [_link(*edge) for edge in edges]
    rows += [(str(a), str(b), 1.0, None, False) for a, b in affiliations]
    pool = prepare(pl.DataFrame(rows, schema=LINKS, orient="row"))
    owners = pl.DataFrame([(o, o) for o in contacts], schema=PAIRS, orient="row")
    pairs = [(o, str(p)) for o, people in contacts.items() for p in people]
    frame = pl.DataFrame(pairs, schema=PAIRS, orient="row")
    return measure(pool, owners, frame, options or Options())


@pytest.fixture(scope="session")
def measured() -> Measured:
    return _measured


@pytest.fixture(scope="session")
def summary(measured: Measured) -> Callable[..., dict[str, Any]]:
    """The owner_metrics row of an owner 'me' with these edges and contacts."""

    def of(
        edges: Iterable[tuple[Any, ...]], contacts: Iterable[Any], **more: Any
    ) -> dict[str, Any]:
        return measured(edges, {"me": contacts}, **more).owner_metrics.row(0, named=True)

    return of


@pytest.fixture(scope="session")
def per_contact(measured: Measured) -> Callable[..., dict[str, dict[str, Any]]]:
    """What the frames people and reach say of each contact of 'me'."""

    def of(
        edges: Iterable[tuple[Any, ...]], contacts: Iterable[Any], **more: Any
    ) -> dict[str, dict[str, Any]]:
        found = measured(edges, {"me": contacts}, **more)
        rows = found.people.join(found.reach, on=["owner", "person_id"], validate="1:1")
        return {row["person_id"]: row for row in rows.iter_rows(named=True)}

    return of
