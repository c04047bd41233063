"""Invented exports of Facebook, written for one test each."""

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.facebook import FACEBOOK

FRIENDS = "connections/friends/your_friends.json"
REMOVED = "connections/friends/removed_friends.json"
PROFILE = "personal_information/profile_information/profile_information.json"
INBOX = "your_facebook_activity/messages/inbox"
NOOR, ANNA, BEN, CARA = "Noor Haddad", "Anna Bright", "Ben Okafor", "Cara Lindt"
NOON = 1_600_000_000  # 2020-09-13T12:26:40Z


def mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


def export(root: Path, files: Mapping[str, object]) -> Path:
    """Write an export: text and bytes as they are, anything else as JSON."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(content if isinstance(content, str) else json.dumps(content))
    return root


def read(path: Path) -> Snapshot:
    with open_archive(path) as archive:
        assert FACEBOOK.claims(archive)
        return admit(FACEBOOK.read(archive))


def claimed(path: Path) -> bool:
    with open_archive(path) as archive:
        return FACEBOOK.claims(archive)


def item(name: object, second: object = NOON) -> dict[str, object]:
    return {"name": name, "timestamp": second}


def friends(*items: object) -> dict[str, object]:
    return {"friends_v2": list(items)}


def said(sender: object, ms: int = NOON * 1000, **more: object) -> dict[str, object]:
    return {"sender_name": sender, "timestamp_ms": ms, "content": "hello", **more}


def thread(people: tuple[str, ...], *messages: object, **more: object) -> dict[str, object]:
    return {"participants": [{"name": p} for p in people], "messages": list(messages), **more}


def profile(name: str) -> dict[str, object]:
    return {"profile_v2": {"name": {"full_name": name}}}


def reasons(snapshot: Snapshot) -> list[str]:
    return sorted(snapshot.rejects["reason"].to_list())


def state(snapshot: Snapshot, name: str) -> tuple[str, str | None]:
    row = snapshot.lists.row(by_predicate=pl.col("list") == name, named=True)
    return row["state"], row["reason"]


def file(snapshot: Snapshot, path: str) -> dict[str, object]:
    return snapshot.files.row(by_predicate=pl.col("file") == path, named=True)
