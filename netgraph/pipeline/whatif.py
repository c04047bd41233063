"""What leaving some contacts would cost, asked of the published database."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.graph import room
from netgraph.pipeline.ask import one_owner
from netgraph.pipeline.leaving import leaving
from netgraph.report.spreadsheet import write_csv
from netgraph.settings import read_settings
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.query import run
from netgraph.strategy.arguments import gains, losses
from netgraph.strategy.grading import grade
from netgraph.strategy.paths import path_strength
from netgraph.strategy.whatif import Cost, cost_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The answer: both arguments, what they rest on, and what to do with each contact."""

    owner: str
    lose: str
    gain: str
    remarks: list[str]  # on how the question was understood
    #: measures, room, grades, unreachable, worlds, pairs, companies, still_near: with names
    parts: dict[str, pl.DataFrame]
    undo: pl.DataFrame  # one row per tie of those who would leave


def whatif(home: Path, texts: Sequence[str], owner: str | None) -> WhatIf:
    """What leaving these contacts would cost their owner, and what it would free.

    Args:
        home: The home whose published database is read.
        texts: Whom; see `netgraph.pipeline.leaving`.
        owner: Whose network; null for the only owner there is.

    Returns:
        The answer. Its parts: measures (measure, meaning, before, after, lost), room (the owner's
        constraint and effective size, null under the setting min_coverage, and the parts into which
        the visible network falls), grades (person_id, name, grade, why), unreachable (people lost,
        the best path first, and to whom it led), weaker, still_near, worlds, pairs, companies.

    Raises:
        UsageError: No owner, or several and none named; a text means nobody or several.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        whose = one_owner(con, owner)
        contacts = _contacts(con, whose)
        who = leaving(con, whose, texts, contacts)
        paths = run(con, "advice_paths", owners=[whose])
        paths = paths.with_columns(path_strength(paths).alias("q"))
        links = run(con, "advice_links", owners=[whose])
        named = {
            "key_people": run(con, "whatif_key_people", owner=whose),
            "roles": run(con, "whatif_roles", owner=whose),
        }
        # nobody was named: not zero of the roles, but none given
        known = {name: rows if rows.height else None for name, rows in named.items()}
        employers = run(con, "advice_employers")
        people = con.sql("select person_id, name, company from core.people").pl()
        undo = run(con, "whatif_undo", owner=whose)
    cost = cost_of(who.person_ids, contacts, paths, links, employers=employers, **known)
    grades = grade(who.person_ids, contacts, paths, **known)
    coverage = read_settings(home / "netgraph.toml").min_coverage
    parts = {
        "measures": cost.measures,
        "room": _room(who.person_ids, contacts, links, coverage),
        "grades": _named(grades, people),
        **_told(cost, contacts, people, employers),
    }
    return WhatIf(
        owner=whose,
        lose=losses(cost),
        gain=gains(cost),
        remarks=who.remarks,
        parts=parts,
        undo=undo.join(grades, on="person_id", how="inner", maintain_order="left"),
    )


def save_undo(answer: WhatIf, path: Path) -> int:
    """Write the list by which every tie can be begun again; a file that is there stays as it is.

    Args:
        answer: What `whatif` said.
        path: The file, CSV; `--remove` reads it too.

    Returns:
        How many ties it holds.

    Raises:
        UsageError: The file exists, or nobody would leave.
    """
    if answer.undo.is_empty():
        raise UsageError(f"nobody would leave, so there is nothing to save in {path}")
    if path.exists():
        raise UsageError(f"{path} exists and is not overwritten: name another file")
    write_csv(answer.undo, answer.owner, path)
    return answer.undo.height


def _contacts(con: Connection, owner: str) -> pl.DataFrame:
    """The owner's contacts, with the step at which the pruning curve lets each go."""
    steps = run(con, "report_pruning", owners=[owner]).select("person_id", pruned="n").drop_nulls()
    return run(con, "advice_contacts", owners=[owner]).join(
        steps, on="person_id", how="left", maintain_order="left"
    )


def _room(
    leavers: pl.Series, contacts: pl.DataFrame, links: pl.DataFrame, min_coverage: float
) -> pl.DataFrame:
    """Room for brokerage before and after; null where too little is seen to tell."""
    stays = contacts.filter(~pl.col("person_id").is_in(leavers.implode()))
    figures = []
    for some in (contacts, stays):
        found = room(some["person_id"], links)
        share = some["observed"].cast(pl.Float64).fill_null(0.0).mean()
        is_seen = isinstance(share, float) and share >= min_coverage
        seen = (found.constraint, found.effective_size) if is_seen else (None, None)
        figures.append((*seen, float(found.parts)))
    meaning = {
        "constraint": "lower is more open",
        "effective_size": "contacts less the links among them, per contact",
        "parts": "parts into which the visible network of your contacts falls",
    }
    return pl.DataFrame(
        {
            "measure": list(meaning),
            "meaning": list(meaning.values()),
            "before": pl.Series(figures[0], dtype=pl.Float64, strict=False),
            "after": pl.Series(figures[1], dtype=pl.Float64, strict=False),
        }
    ).with_columns(pl.col(pl.Float64).round_sig_figs(9))


def _named(rows: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows with the name after the person_id."""
    names = people.select("person_id", "name")
    return rows.join(names, on="person_id", how="left", maintain_order="left").select(
        "person_id", "name", pl.exclude("person_id", "name")
    )


def _told(
    cost: Cost, contacts: pl.DataFrame, people: pl.DataFrame, employers: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """What is lost, with the names of people, clusters and companies."""
    labels = contacts.select("cluster_id", label="cluster_label").drop_nulls("cluster_id").unique()
    introducers = people.select(introducer_id="person_id", introducer="name")
    names = employers.group_by("company_key").agg(pl.col("company").sort().first())
    unreachable = cost.unreachable.rename({"q": "path_strength"}).join(
        introducers, on="introducer_id", how="left", maintain_order="left"
    )
    companies = people.select("person_id", "company")
    pairs = cost.pairs
    for end in ("one", "other"):
        pairs = pairs.join(
            labels.rename({"cluster_id": end, "label": f"{end}_label"}),
            on=end,
            how="left",
            maintain_order="left",
        )
    return {
        "unreachable": _named(unreachable, people).join(
            companies, on="person_id", how="left", maintain_order="left"
        ),
        "weaker": _named(cost.weaker, people),
        "still_near": _named(cost.still_near, people),
        "worlds": cost.worlds.join(labels, on="cluster_id", how="left", maintain_order="left"),
        "pairs": pairs,
        "companies": cost.companies.join(
            names, on="company_key", how="left", maintain_order="left"
        ).select("company", "contacts", "introductions"),
    }
