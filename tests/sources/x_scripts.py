"""Scripts of X as its archives hold them, with invented people."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from netgraph.sources.admit import admit
from netgraph.sources.archive import Archive, open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.x import X
from tests.sources.packing import make_folder

NOOR, TOMAS, INES, KWAME = "7100000001", "7100000002", "7100000003", "7100000005"
NOON = "Sat Feb 18 12:33:11 +0000 2023"
ACCOUNT = [{"account": {"accountId": NOOR, "username": "noor_exampleton"}}]


def script(kind: str, records: object, part: int = 0) -> bytes:
    return f"window.YTD.{kind}.part{part} = {json.dumps(records)}".encode()


def members(kind: str, *ids: object) -> list[object]:
    return [{kind: {"accountId": i}} for i in ids]


def mention(account_id: str, handle: str, name: str = "Some Body") -> dict[str, str]:
    return {"id_str": account_id, "id": account_id, "screen_name": handle, "name": name}


def post(number: object, *mentions: object, at: object = NOON, **more: object) -> dict[str, object]:
    entities = {"user_mentions": list(mentions)}
    return {"tweet": {"id_str": number, "created_at": at, "entities": entities, **more}}


def wrote(number: str, sender: str, at: str, to: str | None = None) -> dict[str, object]:
    told = {"id": number, "senderId": sender, "createdAt": at, "text": "secret words"}
    return {"messageCreate": {**told, **({"recipientId": to} if to else {})}}


def talk(number: str, *entries: object, **more: object) -> dict[str, object]:
    return {"dmConversation": {"conversationId": number, "messages": list(entries), **more}}


def manifest(
    counts: Mapping[str, object], on: str = "2023-03-04T09:30:00.123Z", **info: object
) -> bytes:
    types = {
        file: {"files": [{"fileName": f"data/{file}", "count": n}]} for file, n in counts.items()
    }
    user = {"accountId": NOOR, "userName": "noor_exampleton", "displayName": "Noor"}
    value = {"userInfo": user, "archiveInfo": {"generationDate": on, **info}, "dataTypes": types}
    return b"window.__THAR_CONFIG = " + json.dumps(value).encode()


def month(name: str, *records: object) -> bytes:
    """Posts of a month, as archives until August 2018 hold them."""
    return f"Grailbird.data.tweets_{name} = \n {json.dumps(records)}".encode()


def month_post(
    number: str, *mentions: object, at: object = "2014-06-20 09:30:12 +0000", **more: object
) -> dict[str, object]:
    """A post of those months, with its author in it."""
    user = {"id_str": NOOR, "screen_name": "noor_exampleton", "name": "Noor"}
    entities = {"user_mentions": list(mentions), "urls": []}
    return {"id_str": number, "created_at": at, "entities": entities, "user": user, **more}


def table(*rows: tuple[str, ...]) -> bytes:
    """tweets.csv of archives until August 2018, every field quoted."""
    header = (
        "tweet_id", "in_reply_to_status_id", "in_reply_to_user_id", "timestamp", "text",
        "retweeted_status_id", "retweeted_status_user_id",
    )  # fmt: skip
    return "".join(",".join(f'"{c}"' for c in row) + "\n" for row in (header, *rows)).encode()


def renamed(before: str, after: str, at: str) -> dict[str, object]:
    change = {"changedAt": at, "changedFrom": before, "changedTo": after}
    return {"screenNameChange": {"accountId": NOOR, "screenNameChange": change}}


def at(day: int) -> str:
    return f"2021-12-{day:02}T10:00:00.000Z"


def utc(*parts: int) -> datetime:
    """An instant as frames hold it: UTC without a zone."""
    return datetime(*parts, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[arg-type,misc]


@contextmanager
def package(files: Mapping[str, bytes]) -> Iterator[Archive]:
    """A folder with these files, opened."""
    with TemporaryDirectory() as root, open_archive(make_folder(Path(root, "x"), files)) as archive:
        yield archive


def claimed(files: Mapping[str, bytes]) -> bool:
    with package(files) as archive:
        return X.claims(archive)


def read(files: Mapping[str, bytes]) -> Snapshot:
    with package(files) as archive:
        return admit(X.read(archive))


def posts(*records: object) -> Snapshot:
    return read(
        {"data/account.js": script("account", ACCOUNT), "data/tweets.js": script("tweets", records)}
    )


def talks(*records: object, file: str = "direct-messages-group") -> Snapshot:
    kind = file.replace("-", "_")
    return read(
        {"data/account.js": script("account", ACCOUNT), f"data/{file}.js": script(kind, records)}
    )


def reasons(snapshot: Snapshot) -> list[str]:
    return sorted(snapshot.rejects["reason"])


def told_to(snapshot: Snapshot) -> dict[str, list[str]]:
    """Recipients of each event: the members of its audience without the sender."""
    joined = snapshot.events.join(snapshot.audiences, on="audience").filter(
        pl.col("key").ne_missing(pl.col("from_key"))
    )
    return {
        event: sorted(group["key"])
        for (event,), group in joined.sort("event").group_by("event", maintain_order=True)
    }


def states(snapshot: Snapshot) -> dict[str, str]:
    return dict(snapshot.lists.select("list", "state").iter_rows())
