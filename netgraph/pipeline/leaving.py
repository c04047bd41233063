"""Whom `--remove` means: rules, clusters, names, and files of names."""

import csv
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.identity.keys import folded, identifier_of_url
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.selection import FORMS, chosen_by, parse_rule
from netgraph.text import fold

_COLUMNS = ("person_id", "url", "name")  # of a file with a header, in the order they are believed
_FILES = (".csv", ".txt")
_SHOWN = 5
_NAMES = 3  # the rank of names: several people may bear one


@dataclass(slots=True)
class Leaving:
    """Who would leave, and what to know of how they were understood."""

    person_ids: pl.Series
    remarks: list[str] = field(default_factory=list)


def leaving(con: Connection, owner: str, texts: Sequence[str], contacts: pl.DataFrame) -> Leaving:
    """The contacts that these texts mean together.

    Args:
        con: The published database.
        owner: Whose contacts.
        texts: Each a rule ("weakest 400"), a cluster ("cluster 4", or its label), a person (an id,
            link, e-mail, handle or whole name), or a file: one of those a line, or CSV with a
            column person_id, url or name.
        contacts: The owner's contacts, as `chosen_by` takes them, and cluster_label.

    Raises:
        UsageError: A text means nobody, or several people; says whom it could mean.
    """
    found = Leaving(pl.Series("person_id", [], dtype=pl.String))
    known: _Known | None = None
    for text in texts:
        if rule := parse_rule(text):
            chosen = chosen_by(rule, contacts)
            ids = chosen.person_ids
            found.remarks += chosen.remarks
            if rule.kind == "cluster" and ids.is_empty():
                raise UsageError(f"no cluster {text!r}. {_clusters(contacts)}")
        elif (members := _members(text, contacts)) is not None:
            ids = members
        else:
            known = known or _Known.of(con, owner, contacts["name"])
            ids, remarks = known.meant(con, text)
            found.remarks += remarks
        found.person_ids = pl.concat([found.person_ids, ids])
    found.person_ids = found.person_ids.unique().sort()
    return found


def _members(text: str, contacts: pl.DataFrame) -> pl.Series | None:
    """The members of a cluster by its label; null when no cluster is called so."""
    plain = fold(text.strip().removeprefix("cluster ").removeprefix("world "))
    labels = contacts.drop_nulls("cluster_label").select("cluster_id", "cluster_label").unique()
    ids = labels.filter(folded(labels["cluster_label"]) == plain)["cluster_id"]
    if ids.is_empty():
        return None
    if len(ids) > 1:
        ways = ", ".join(f"cluster {i.removeprefix('c')}" for i in ids.sort())
        raise UsageError(f"several clusters are called {text!r}: say {ways}")
    return contacts.filter(pl.col("cluster_id") == ids[0])["person_id"]


def _clusters(contacts: pl.DataFrame) -> str:
    there = (
        contacts.drop_nulls("cluster_id")
        .group_by("cluster_id", "cluster_label")
        .len()
        .sort("len", "cluster_id", descending=[True, False])
        .head(_SHOWN)
    )
    told = (f"cluster {i.removeprefix('c')} ({label})" for i, label, _ in there.iter_rows())
    return f"The largest are {', '.join(told)}." if there.height else "No clusters are seen."


@dataclass(frozen=True, slots=True)
class _Known:
    """By which texts each contact can be meant."""

    owner: str
    names: list[str]  # of the contacts, as they are shown
    spoken: pl.DataFrame  # person_id, text, rank

    @classmethod
    def of(cls, con: Connection, owner: str, shown: pl.Series) -> "_Known":
        spoken = run(con, "whatif_named", owner=owner)
        names = spoken.filter(pl.col("rank") == _NAMES)
        alike = names.with_columns(folded(names["text"]).alias("text")).drop_nulls()
        there = shown.drop_nulls().unique().sort().to_list()
        others = spoken.filter(pl.col("rank") < _NAMES)
        return cls(owner, there, pl.concat([others, alike]).unique())

    def meant(self, con: Connection, text: str) -> tuple[pl.Series, list[str]]:
        """Whom a name or a file means."""
        path = Path(text).expanduser()
        if _is_file(path):
            return self._in_file(path)
        if path.suffix in _FILES:
            raise UsageError(f"{path}: no such file")
        found = self._of_one(text)
        if len(found) > 1:
            raise UsageError(
                f"{text!r} can be {', '.join(found[:_SHOWN])}: name the one you mean by that id"
            )
        if len(found):
            return found, []
        known = run(con, "review_named", text=text.strip(), link=_link(text))
        if known.height:
            name = known["name"][0]
            return found, [f"{name} is known, but no contact of {self.owner}: nothing is lost."]
        raise UsageError(
            f"nobody among the contacts of {self.owner} is {text!r}.{self._near(text)}"
        )

    def _of_one(self, text: str) -> pl.Series:
        ways = pl.DataFrame({"text": _ways(text)}, schema={"text": pl.String}).join(
            self.spoken, on="text"
        )
        best = ways.filter(pl.col("rank") == pl.col("rank").min())
        return best["person_id"].unique().sort()

    def _in_file(self, path: Path) -> tuple[pl.Series, list[str]]:
        rows = _read(path)
        ways = pl.DataFrame(
            [
                (i, j, way)
                for i, row in enumerate(rows)
                for j, t in enumerate(row)
                for way in _ways(t)
            ],
            schema={"line": pl.Int64, "column": pl.Int64, "text": pl.String},
            orient="row",
        ).join(self.spoken, on="text")
        first = pl.col("column") * (_NAMES + 1) + pl.col("rank")
        best = ways.filter(first == first.min().over("line")).unique(["line", "person_id"])
        count = pl.len().over("line")
        several = best.filter(count > 1)["line"].unique()
        one = best.filter(count == 1)
        unmatched = sorted({*range(len(rows))} - {*best["line"].to_list()})
        remarks = [f"{path}: {one['line'].n_unique():,} of {len(rows):,} lines name a contact."]
        for lines, what in (
            (unmatched, "no contact"),
            (several.sort().to_list(), "several people"),
        ):
            if lines:
                shown = ", ".join(next(t for t in rows[i] if t) for i in lines[:_SHOWN])
                more = f" and {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
                remarks.append(f"{path}: {what}, so passed over: {shown}{more}.")
        return one["person_id"], remarks

    def _near(self, text: str) -> str:
        folded_names = {fold(name): name for name in self.names}
        close = difflib.get_close_matches(fold(text), folded_names, n=3, cutoff=0.6)
        hint = f" Did you mean {' or '.join(folded_names[c] for c in close)}?" if close else ""
        return f"{hint} What can be said: {', '.join(FORMS)}."


def _ways(text: str) -> list[str]:
    """As what a text may stand among those by which people are meant."""
    plain = text.strip().lower()
    if not plain:
        return []
    return list(dict.fromkeys(filter(None, (plain, _link(text), fold(text)))))


def _link(text: str) -> str | None:
    return identifier_of_url(text.strip()).lower() if "/" in text and "." in text else None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for a file
        return False


def _read(path: Path) -> list[tuple[str, ...]]:
    """The texts of each line, in the order in which they are believed; empty lines left out."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        header = [c.strip().lower() for c in next(csv.reader(lines[:1]), [])]
        if columns := [c for c in _COLUMNS if c in header]:
            cells: Iterable[dict[str, str | None]] = csv.DictReader(lines[1:], header)
            rows = [tuple((row.get(c) or "").strip() for c in columns) for row in cells]
        else:
            rows = [(line.strip(),) for line in lines]
    except (UnicodeDecodeError, csv.Error) as ex:
        raise UsageError(
            f"{path}: no text in UTF-8 with a name a line, nor CSV with a column "
            f"{', '.join(_COLUMNS)} ({ex})"
        ) from ex
    return [row for row in rows if any(row)]
