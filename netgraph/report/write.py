"""Reports on disk: one folder for each owner, and a page that lists them."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from netgraph.report.columns import EXPORTS, FILES, METRICS, TABLES
from netgraph.report.content import OwnerReport
from netgraph.report.folders import folder_for
from netgraph.report.listing import listings
from netgraph.report.page import notices, owner_page, title
from netgraph.report.render import html, markdown_text
from netgraph.report.spreadsheet import write_csv
from netgraph.report.team import TEAM_FOLDER, TeamReport, Written, write_team


def write_reports(
    out: Path,
    reports: Iterable[OwnerReport],
    home_exports: pl.DataFrame,
    team: TeamReport | None = None,
) -> list[Path]:
    """Write a night's reports; equal input gives equal bytes.

    Args:
        out: The folder to write into, made if absent; the caller puts it in place as a whole.
        reports: One for each owner, written as they come, so they need not all be in memory.
        home_exports: Every export of the home (`columns.EXPORTS`), also of owners without report.
        team: What several owners know together; null where one is alone.

    Returns:
        The files written: index.html first, then each owner's, then the team's.

    Raises:
        ValueError: A frame lacks a column.
    """
    out.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    written: list[Path] = []
    owners: list[dict[str, object]] = []
    pages: dict[str, Written] = {}
    for report in reports:
        folder = folder_for(report.owner, taken)
        files, cards = _write_owner(out / folder, report)
        written += files
        owners.append(_line(report, folder))
        pages[report.owner] = Written(folder, cards)
    if team:
        written += write_team(out / TEAM_FOLDER, team, pages)
    index = out / "index.html"
    home = _home(owners, EXPORTS.of(home_exports)) | {"team": TEAM_FOLDER if team else None}
    _write(index, html("home.html.j2", home))
    return [index, *written]


def _write_owner(folder: Path, report: OwnerReport) -> tuple[list[Path], dict[str, str]]:
    """The files, and where on the page the card of each contact stands who has one."""
    folder.mkdir()
    tables = {t.name: t.of(getattr(report, t.name)) for t in TABLES}
    page = owner_page(report, tables)
    texts = {
        "index.html": html("owner.html.j2", page),
        "strategic-network.md": markdown_text("strategic-network.md.j2", page | listings(page)),
    }
    for name, text in texts.items():
        _write(folder / name, text)
    for table in FILES:
        write_csv(tables[table.name], report.owner, folder / f"{table.name}.csv")
    files = [folder / name for name in (*texts, *(f"{t.name}.csv" for t in FILES))]
    return files, page["anchors"]


def _line(report: OwnerReport, folder: str) -> dict[str, object]:
    status = report.exports["status"]
    return {
        "folder": folder,
        "owner": report.owner,
        "name": title(report),
        "as_of": report.as_of,
        "worlds": len(report.clusters) if report.metrics.get("links_among") else None,
        "notices": status.is_in(["held", "refused"]).sum() if len(status) else 0,
        **{k: report.metrics.get(k) for k in ("contacts", "second_degree", "coverage")},
    }


def _home(owners: list[dict[str, object]], exports: pl.DataFrame) -> dict[str, object]:
    told = {owner["owner"] for owner in owners}
    others = set(exports["owner"].drop_nulls()) - told
    return {
        "as_of": max((owner["as_of"] for owner in owners), default=None, key=str),
        "owners": sorted(owners, key=lambda owner: (str(owner["name"]), str(owner["owner"]))),
        "more": len(others),
        "notices": notices(exports),
        "question": METRICS.question,
    }


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
