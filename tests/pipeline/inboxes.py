"""Exports of LinkedIn that hold a list of invented people, and what a night made of them."""

from pathlib import Path
from typing import Any

from tests.pipeline.nights import derived
from tests.sources.linkedin_tables import URLS, table

BO = {"First Name": "Bo", "Last Name": "Li", "URL": "https://www.linkedin.com/in/bo"}
ZOE = {"First Name": "Zoë", "Last Name": "Brandt", "URL": "https://www.linkedin.com/in/zoe"}


def linkedin(*people: dict[str, str]) -> dict[str, str]:
    """The members of an export that holds this list."""
    return {"Connections.csv": table(URLS, *people)}


def status(home: Path) -> dict[str, str]:
    return dict(derived(home, "select file, status from core.exports order by package_id, file"))


def reason(home: Path, file: str) -> str:
    rows = derived(home, f"select reason from core.exports where file = '{file}'")
    assert len(rows) == 1
    return str(rows[0][0])


def ids(home: Path) -> list[str]:
    """Of the exports that are used."""
    return [i for (i,) in derived(home, "select distinct export_id from core.used order by 1")]


def ties(home: Path) -> list[tuple[Any, ...]]:
    return derived(home, "select owner, account_id from core.ties order by all")
