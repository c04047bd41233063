"""What is wrong with a home itself: settings, decisions, permissions, room on the disk."""

import os
import platform
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from netgraph.errors import UsageError
from netgraph.pipeline.decisions import read_decisions
from netgraph.pipeline.doctor.checks import ADVICE, ATTENTION, OK, Check
from netgraph.settings import CONTACT_KINDS, Settings, read_settings
from netgraph.store.connect import PUBLISHED
from netgraph.text import NETWORKS, nearest

_PACKAGES = ("duckdb", "polars", "pyarrow", "igraph", "prefect")
_ROOM = 500_000_000  # bytes that a small night may need
_COPIES = 2  # a night writes its database and the published one aside


def examine_house(home: Path) -> Iterator[Check]:
    """Look at everything of a home but what its exports say; reads, never writes."""
    yield Check(OK, "versions", _versions())
    if not home.is_dir():
        yield Check(
            ATTENTION,
            "home",
            f"{home} is not there",
            "name yours with --home, or let `netgraph run` make this one",
        )
        return
    yield _writable(home)
    yield _private(home)
    yield _roomy(home)
    yield from _settings(home / "netgraph.toml")
    yield _decisions(home / "decisions")


def _versions() -> str:
    packages = ", ".join(f"{package} {metadata.version(package)}" for package in _PACKAGES)
    return (
        f"netgraph {metadata.version('netgraph')}, Python {platform.python_version()}, {packages}"
    )


def _writable(home: Path) -> Check:
    places = [home, *(home / name for name in ("decisions", "reports", "state"))]
    shut = [p for p in places if p.is_dir() and not os.access(p, os.R_OK | os.W_OK | os.X_OK)]
    if not shut:
        return Check(OK, "permissions", "a night can write where it must")
    return Check(
        ATTENTION,
        "permissions",
        f"{', '.join(map(str, shut))}: you may not write there",
        "give yourself the right (chmod u+rwx), or run as who owns it",
    )


def _private(home: Path) -> Check:
    """Other people's data is nobody else's business."""
    kept = [home / name for name in ("inbox", "decisions", "reports", "state", PUBLISHED)]
    seen = [path.name for path in kept if path.exists() and path.stat().st_mode & 0o077]
    if home.stat().st_mode & 0o077 and seen:
        return Check(
            ADVICE,
            "privacy",
            f"other users of this machine may read {', '.join(seen)}",
            f"chmod go-rwx {home}",
        )
    return Check(OK, "privacy", "nobody else on this machine may read the home")


def _roomy(home: Path) -> Check:
    files = (home / PUBLISHED, home / "state" / "writer.duckdb")
    needed = max(_ROOM, _COPIES * sum(path.stat().st_size for path in files if path.exists()))
    free = shutil.disk_usage(home).free
    if free >= needed:
        return Check(OK, "disk", "there is room for the next night")
    return Check(
        ATTENTION,
        "disk",
        f"{free / 1e6:,.0f} MB are free, a night may need {needed / 1e6:,.0f} MB",
        "make room; `netgraph status` says what could be freed",
    )


def _settings(path: Path) -> Iterator[Check]:
    try:
        settings = read_settings(path)
    except UsageError as ex:
        yield Check(ATTENTION, "settings", str(ex), "mend that line: no night begins before")
        return
    found = list(_unheard_of(settings))
    if not found:
        said = "what netgraph.toml says is understood" if path.exists() else "all defaults"
        yield Check(OK, "settings", said)
    yield from found


def _unheard_of(settings: Settings) -> Iterator[Check]:
    """Tables that take any name, and names in them that no reader gives."""
    for table, words, known in (
        ("contact_kinds", settings.contact_kinds, CONTACT_KINDS),
        ("contexts", settings.contexts, NETWORKS),
    ):
        for word in sorted(set(words) - set(known)):
            yield Check(
                ADVICE,
                "settings",
                f"[{table}] names {word!r}, which only a neutral export can bring."
                f"{nearest(word, known)}",
                "leave it where you have such exports",
            )


def _decisions(folder: Path) -> Check:
    try:
        lines = sum(rows.height for rows in read_decisions(folder).values())
    except UsageError as ex:
        return Check(ATTENTION, "decisions", str(ex), "mend that line: no night begins before")
    return Check(OK, "decisions", f"{lines:,} lines, all understood")
