"""Archives until August 2018 ("Grailbird"): posts by month and in a table, and no lists at all."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeAlias

from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.x.files import DETAILS, MONTHS, Part
from netgraph.sources.x.loading import Manifest, Promise, load_value
from netgraph.sources.x.values import account_key, instant, items, mapping, written

_USER, _PAYLOAD, _INDEX = DETAILS
_NAMES = {"id": "accountId", "screen_name": "userName", "full_name": "displayName"}

Author: TypeAlias = tuple[str | None, str | None, str | None]


def with_details(manifest: Manifest, archive: Archive, parts: Sequence[Part]) -> Manifest:
    """The manifest, and what `user_details.js`, `payload_details.js`, `tweet_index.js` say.

    They tell the owner, the day of the archive, and how many posts each month has; a real manifest
    is believed first.
    """
    told: dict[str, object] = {}
    faults: dict[str, str] = {}
    files = {part.kind: part.path for part in parts if part.kind in DETAILS}
    for kind, path in files.items():
        try:
            told[kind] = load_value(archive, path)
        except ExportError as ex:
            faults[path] = str(ex)
    user, payload = mapping(told.get(_USER)), mapping(told.get(_PAYLOAD))
    details = {_NAMES.get(name, name): value for name, value in user.items()}
    written_at = payload.get("created_at")
    at = instant(written_at.replace(" +", "+")) if isinstance(written_at, str) else None
    return replace(
        manifest,
        files=(*manifest.files, *files.values()),
        generated_on=manifest.generated_on or (at.date() if at else None),
        user=manifest.user or details,
        promised=manifest.promised | _promised(told.get(_INDEX)),
        faults=manifest.faults | faults,
    )


def with_author(manifest: Manifest, authors: Collection[Author]) -> Manifest:
    """The manifest, with the author of all posts as the user where nothing else says who it is.

    Args:
        manifest: What is said otherwise.
        authors: Id, handle and name, as the posts have them.
    """
    if manifest.user or len({account_key(number) for number, _, _ in authors}) != 1:
        return manifest  # or there is none, or the posts are of two archives
    number, name, called = max(authors, key=lambda author: [each or "" for each in author])
    user: dict[str, object] = {"accountId": number, "userName": name, "displayName": called}
    return replace(manifest, user=user) if account_key(number) else manifest


def _promised(index: object) -> dict[tuple[str, int], Promise]:
    """Posts by month."""
    found = {}
    for entry in map(mapping, items(index)):
        year, month, count = (entry.get(name) for name in ("year", "month", "tweet_count"))
        if isinstance(year, int) and isinstance(month, int) and 0 < month < 13:
            file = written(entry.get("file_name")) or f"{year}_{month:02}.js"
            rows = count if isinstance(count, int) and count >= 0 else None
            found[MONTHS, year * 100 + month] = Promise(file, rows)
    return found
