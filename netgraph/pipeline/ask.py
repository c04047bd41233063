"""Questions people put to the published database."""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.files import sql_files
from netgraph.store.query import run, select, set_variables
from netgraph.text import nearest

#: What to tell where there is no owner to ask about.
NO_OWNER = "no owner's contacts are in; an export with a list of contacts makes one"
_NAME = re.compile(r"[\w.-]*")


def questions() -> dict[str, str]:
    """The SQL of every question that has a name, by name, sorted."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sql_files("adhoc")}


def named() -> pl.DataFrame:
    """One row per question that has a name: question, answers (its first comment line)."""
    rows = [(name, sql.splitlines()[0].removeprefix("-- ")) for name, sql in questions().items()]
    return pl.DataFrame(rows, schema=["question", "answers"], orient="row")


def ask(home: Path, what: str, owner: str | None, of: str | None) -> pl.DataFrame:
    """Rows of a named question or of one select.

    Args:
        home: The home whose published database is read.
        what: A name of sql/adhoc, or a select.
        owner: `getvariable('owner')` in the SQL; null for the only owner there is, else for all.
        of: `getvariable('of')`: what a question is about.

    Raises:
        UsageError: No such name or owner, the SQL is wrong, or takes no such variable.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        return answer(con, what, owner, of)


def answer(con: Connection, what: str, owner: str | None, of: str | None) -> pl.DataFrame:
    """The same of a published database that is open."""
    known = questions()
    sql = known.get(what.removesuffix(".sql"), what)
    if sql == what and _NAME.fullmatch(what):
        raise UsageError(
            f"no question {what!r}.{nearest(what, known)} `netgraph sql` lists them all. "
            'Or write a select, such as "from contacts limit 10".'
        )
    for name, value in (("owner", owner), ("of", of)):
        if value is not None and f"getvariable('{name}')" not in sql:
            raise UsageError(
                f"--{name} changes nothing here: the SQL does not use getvariable('{name}')"
            )
    set_variables(con, {"owner": meant_owner(con, owner), "of": of})
    return select(con, sql, ours=sql != what)


def ask_each(
    home: Path, parts: Mapping[str, str], owner: str | None
) -> tuple[str | None, dict[str, pl.DataFrame]]:
    """Rows of several questions, all of one published night.

    Args:
        home: The home whose published database is read.
        parts: A name of sql/adhoc or a select, by the name of what it tells.
        owner: As for `ask`.

    Returns:
        The owner who is meant (null: all), and the rows by name.

    Raises:
        UsageError: No such owner.
        StoreError: Nothing is published yet.
    """
    known = questions()
    with reader(home / PUBLISHED) as con:
        meant = meant_owner(con, owner)
        set_variables(con, {"owner": meant, "of": None})
        return meant, {
            part: select(con, known.get(what, what), ours=True) for part, what in parts.items()
        }


def meant_owner(con: Connection, owner: str | None) -> str | None:
    """The owner that is named, else the only one there is; null when several could be."""
    owners = [o for (o,) in con.execute("select owner from core.owners order by 1").fetchall()]
    if owner is not None and owner not in owners:
        told = nearest(owner, owners) if owners else f" There is none: {NO_OWNER}."
        raise UsageError(f"no owner {owner!r}.{told}")
    return owner or (owners[0] if len(owners) == 1 else None)


def one_owner(con: Connection, owner: str | None) -> str:
    """The owner that is named, else the only one there is.

    Raises:
        UsageError: No such owner, several and none named, or none at all; says what to do.
    """
    meant = meant_owner(con, owner)
    if meant is None:
        names = [o for (o,) in con.execute("select owner from core.owners order by 1").fetchall()]
        if not names:
            raise UsageError(f"whose network? {NO_OWNER.capitalize()}")
        raise UsageError(f"whose network? There are {', '.join(names)}: say --owner NAME")
    return meant


def status(home: Path) -> dict[str, pl.DataFrame]:
    """The last nights, every export, and what waits for a decision.

    Returns:
        runs (newest first); held and refused: what a person should look at, and why; exports, those
        first that are held or refused.
    """
    with reader(home / PUBLISHED) as con:
        runs = select(
            con,
            "select run_id, as_of, started_at, round(seconds, 1) as seconds, outcome "
            "from main.runs order by started_at desc limit 10",
        )
        exports = select(
            con,
            "from main.exports "
            "order by coalesce(list_position(['held', 'refused'], status), 3), file",
        )
        outcome = run(con, "outcome")
    held = outcome.filter(pl.col("what") == "held").drop("what")
    refused = outcome.filter(pl.col("what") == "refused")
    return {
        "runs": runs,
        "held": held.rename({"subject": "export_id"}),
        "refused": refused.select(pl.col("subject").alias("file"), "reason"),
        "exports": exports,
    }
