"""Comments and reactions: what the owner did, and to whose post as far as a sentence tells."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import polars as pl

from netgraph import schemas
from netgraph.errors import DriftError, ExportError
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place
from netgraph.sources.facebook.names import Names, readable, repair
from netgraph.sources.facebook.people import NAME_LABELS
from netgraph.sources.facebook.sentences import target_of

_KEYS = (
    *("comments_v2", "comments", "group_comments_v2", "group_comments"),
    *("reactions_v2", "reactions"),
)
_LAST = 4_102_444_800
_REASONS = {
    "own": "own content: reaches nobody",
    "nobody": "the sentence names no other side",
    "unknown": "the sentence is not understood",
}
_SCHEMA = {
    "file": pl.String,
    "line": pl.Int64,
    "kind": pl.String,
    "second": pl.Int64,
    "from_key": pl.String,
    "to_key": pl.String,
    "reason": pl.String,
}


class _Act(NamedTuple):
    """One comment or reaction; null where it is not told."""

    second: int | None
    actor: str | None  # the key
    target: str | None
    reason: str | None  # why it is no event


def read(
    intake: Intake, places: list[Place], names: Names, own: str | None
) -> dict[str, pl.DataFrame]:
    """What the package says of comments and reactions.

    Args:
        intake: The package; it learns what became of each file.
        places: Its files, sorted by path.
        names: The package's names; those of the other sides are added.
        own: The owner's key; null where it is not known.

    Returns:
        The frames events, audiences and rejects.
    """
    rows: list[tuple[object, ...]] = []
    for spot in places:
        if spot.role != "acts":
            continue
        try:
            items = _items(intake.load(spot.path), spot.path)
        except ExportError as ex:
            intake.refuse(spot.path, ex)
            continue
        intake.count(spot.path, 0, 0)
        for n, item in enumerate(items, 1):
            act = _act(item, spot.detail, names, own)
            kept = (act.second, act.actor, act.target, act.reason)
            rows.append((spot.path, n, spot.detail, *kept))
    return _frames(intake, pl.DataFrame(rows, schema=_SCHEMA, orient="row"))


def _items(value: object, file: str) -> list[object]:
    """The comments or reactions of a file: a bare list, or one under any of its names."""
    if isinstance(value, list):
        return value
    held = value if isinstance(value, dict) else {}
    for key in _KEYS:
        if isinstance(items := held.get(key), list):
            return items
    found = [f"{k}: {type(v).__name__}" for k, v in sorted(held.items())[:10]]
    hint = "Facebook may have changed this file; it is not read."
    raise DriftError(file, found or [type(value).__name__], [f"{k}: list" for k in _KEYS], hint)


def _act(item: object, kind: str, names: Names, own: str | None) -> _Act:
    if not isinstance(item, dict):
        return _Act(None, None, None, "not a record")
    second = item.get("timestamp")
    if type(second) is not int or not 0 < second < _LAST:
        return _Act(None, None, None, "no date")
    if "label_values" in item:
        return _labelled(item["label_values"], second, names, own)
    said = next(_said(item.get("data"), kind), {})
    by = said.get("author") or said.get("actor")
    actor = names.of(by) if isinstance(by, str) else own
    shown = repair(by) if isinstance(by, str) else names.shown.get(own or "", "")
    title = item.get("title")
    kind_of, name = target_of(readable(title) or "", readable(shown) or "")
    target = names.of_page(name) if name else None
    if target and target in (actor, own):
        return _Act(second, actor, None, _REASONS["own"])
    return _Act(
        second, actor, target, None if target else _REASONS.get(kind_of, _REASONS["nobody"])
    )


def _labelled(labels: object, second: int, names: Names, own: str | None) -> _Act:
    """A reaction as pairs (since about 2025): a name in it is the other side's, or the owner's."""
    pairs = [p for p in labels if isinstance(p, dict)] if isinstance(labels, list) else []
    named = [p.get("value") for p in pairs if str(p.get("label")).casefold() in NAME_LABELS]
    target = names.of(named[0]) if named else None
    if not own:
        return _Act(second, None, None, "whose reaction it is is not known")
    if target in (None, own):
        return _Act(second, own, None, _REASONS["nobody"])
    return _Act(second, own, target, None)


def _said(data: object, kind: str) -> Iterator[dict[str, Any]]:
    for part in data if isinstance(data, list) else []:
        if isinstance(part, dict) and isinstance(part.get(kind), dict):
            yield part[kind]


def _frames(intake: Intake, rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    kept = pl.col("reason").is_null()
    member = ["kind", "second", "from_key", "to_key"]
    # a second download, or the same group's comment in two files
    again = kept & ~pl.struct("kind", "second", "to_key").is_first_distinct()
    told = rows.with_columns(reason=pl.when(again).then(pl.lit("copy")).otherwise("reason"))
    for file, n, good in told.group_by("file").agg(pl.len(), kept.sum().alias("n")).iter_rows():
        intake.add(file, n, good)
    acts = told.filter(kept).sort(member)
    nth = pl.int_range(1, pl.len() + 1).over("kind", "second")
    return {
        "events": schemas.EVENTS.of(
            acts.select(
                pl.concat_str("kind", "second", nth, separator="|").alias("event"),
                pl.lit("owner").alias("scope"),
                pl.from_epoch("second", time_unit="s").cast(schemas.INSTANT).alias("occurred_at"),
                "kind",
                "from_key",
                pl.col("to_key").alias("audience"),
            )
        ),
        "audiences": schemas.AUDIENCES.of(
            acts.select(audience="to_key", key="to_key", role=pl.lit("to")).unique()
        ),
        "rejects": schemas.REJECTS.of(
            told.filter(~kept).select("file", "line", "reason").sort("file", "line")
        ),
    }
