"""Whose export it is, by the owner's own profile."""

import html
import re

from netgraph.errors import DriftError, ExportError
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place
from netgraph.sources.facebook.names import Names

_KEYS = ("profile_v2", "profile")  # the first since 2021
_OLD_PAGE = re.compile(r"(?:^|/)(?:index|html/[a-z_]+)\.htm$")
_HEADING = re.compile(r"""class=["']?contents["']?>\s*<h1[^>]*>([^<]+)</h1>""")
_PARTS = ("first_name", "middle_name", "last_name")


def read(intake: Intake, places: list[Place], names: Names) -> str | None:
    """The owner's key.

    Args:
        intake: The package; it learns what became of each file.
        places: Its files, sorted by path.
        names: The package's names; the owner's is added.

    Returns:
        `facebook:?name`; null when the package holds no profile that can be read.
    """
    paths = [spot.path for spot in places if spot.role == "profile"]
    for path in paths[1:]:
        intake.spare(path, paths[0])
    for path in paths[:1]:
        try:
            key = names.of(_full_name(intake.load(path), path))
            intake.count(path, 1, 1)
            return key
        except ExportError as ex:
            intake.refuse(path, ex)
    return _on_a_page(intake, names)


def _on_a_page(intake: Intake, names: Names) -> str | None:
    """The heading of a page of before spring 2018, which is the owner's name."""
    old = [p for p in intake.archive.paths if _OLD_PAGE.search(p.lower())]
    for path in sorted(old, key=len):
        head = intake.archive.head(path, 1 << 15).decode("utf-8", "replace")
        if found := _HEADING.search(head):
            return names.of_page(html.unescape(found[1]))
    return None


def _full_name(value: object, path: str) -> str:
    """The name as exported: until 2018 plain text, since then an object."""
    held = value if isinstance(value, dict) else {}
    for profile in (held.get(key) for key in _KEYS):
        name = profile.get("name") if isinstance(profile, dict) else None
        if isinstance(name, dict):
            parts = [name[part] for part in _PARTS if isinstance(name.get(part), str)]
            name = name.get("full_name") or " ".join(filter(None, parts))
        if isinstance(name, str) and name.strip():
            return name
    hint = "Facebook may have changed this file; name the owner's account in decisions/owners.csv."
    raise DriftError(path, list(map(str, held))[:10], ["profile_v2.name"], hint)
