"""Facebook's JSON export, as an owner would have got it on a day."""

import json
import re
from collections.abc import Sequence
from datetime import date, datetime

from netgraph.sample.archive import Files
from netgraph.sample.people import ascii_fold
from netgraph.sample.world import FACEBOOK, FRIEND, Message, Thread, Tie, World

CONNECTIONS_SINCE = date(2023, 1, 1)  # connections/friends/your_friends.json and its neighbours


def mojibake(value: object) -> object:
    """Text as Facebook writes it: every byte of its UTF-8 as one character."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, dict):
        return {k: mojibake(v) for k, v in value.items()}
    return [mojibake(v) for v in value] if isinstance(value, list) else value


def _json(value: object) -> bytes:
    return json.dumps(mojibake(value), ensure_ascii=True).encode()


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _milliseconds(at: datetime) -> int:
    return _seconds(at) * 1000 + at.microsecond // 1000


def _name(world: World, person: int, day: date) -> str:
    return world.people[person].face(day).name


def friends(world: World, ties: Sequence[Tie], day: date) -> bytes:
    """The friends list, newest first."""
    items = [
        {"name": _name(world, t.person, day), "timestamp": _seconds(t.since)}
        for t in reversed(ties)
    ]
    return _json({"friends_v2": items})


def _removed(world: World, ties: Sequence[Tie], day: date) -> bytes:
    items = [
        {"name": _name(world, t.person, day), "timestamp": _seconds(t.until)}
        for t in reversed(ties)
        if t.until is not None
    ]
    return _json({"deleted_friends_v2": items})


def _thread(
    world: World, owner: int, thread: Thread, messages: Sequence[Message], moment: datetime
) -> tuple[str, bytes]:
    """Path below the messages root, and content. Names are those of the day of the export."""
    day = moment.date()
    gone = {n for n, at in thread.left.items() if at <= moment}
    others = [n for n in thread.members if n != owner]
    title = thread.title or ", ".join(_name(world, n, day) for n in others)
    # A group has one id for all; of two, each sees the other's.
    number = thread.number if len(others) > 1 else world.people[others[0]].facebook_id
    slug = re.sub("[^a-z0-9]", "", ascii_fold(title))[:20] or "thread"
    folder = f"inbox/{slug}_{number}"
    content = {
        "participants": [{"name": _name(world, n, day)} for n in [*others, owner] if n not in gone],
        "messages": [
            {
                "sender_name": _name(world, m.sender, day),
                "timestamp_ms": _milliseconds(m.at),
                "content": m.text,
                "is_geoblocked_for_viewer": False,
            }
            for m in reversed(messages)
        ],
        "title": title,
        "is_still_participant": owner not in gone,
        "thread_path": folder,
        "magic_words": [],
    }
    return f"{folder}/message_1.json", _json(content)


def _deactivated(number: int, name: str) -> tuple[str, bytes]:
    """A conversation with somebody who closed the account."""
    folder = f"inbox/facebookuser_{777_000_777_000_000 + number}"
    said = {
        "sender_name": "Facebook user",
        "timestamp_ms": 1_589_464_800_123 + number,
        "content": "Hi!",
    }
    people = [{"name": "Facebook user"}, {"name": name}]
    return f"{folder}/message_1.json", _json(
        {
            "participants": people,
            "messages": [said],
            "title": "Facebook user",
            "thread_path": folder,
        }
    )


def threads(world: World, owner: int, moment: datetime) -> Files:
    """The message files, below the root of their day."""
    day = moment.date()
    root = "your_activity_across_facebook/messages/" if day >= CONNECTIONS_SINCE else "messages/"
    parts = [
        _thread(world, owner, thread, said, moment)
        for thread, said in world.threads_at(owner, FACEBOOK, moment)
    ]
    parts.append(_deactivated(owner, _name(world, owner, day)))
    return {root + path: data for path, data in parts}


def lists(world: World, owner: int, moment: datetime) -> Files:
    """Profile, friends, removed friends, requests, followed pages."""
    day = moment.date()
    new = day >= CONNECTIONS_SINCE
    root = "connections/friends/" if new else "friends_and_followers/"
    top = "personal_information/" if new else ""
    person = world.people[owner]
    face = person.face(day)
    name = {"full_name": face.name, "first_name": face.first, "last_name": face.last}
    request = [{"name": "Odile Fennmarker", "timestamp": 1_661_000_111}]
    pages = [{"name": "Eastlight Optics", "timestamp": 1_600_000_321}]
    followed = "connections/followers/who_you've_followed" if new else f"{root}who_you_ve_followed"
    return {
        f"{top}profile_information/profile_information.json": _json(
            {
                "profile_v2": {
                    "name": name,
                    "emails": {"emails": [person.email]},
                    "username": face.handle,
                }
            }
        ),
        f"{root}{'your_friends' if new else 'friends'}.json": friends(
            world, world.ties_at(owner, FRIEND, moment), day
        ),
        f"{root}removed_friends.json": _removed(world, world.ended_by(owner, FRIEND, moment), day),
        f"{root}received_friend_requests.json": _json({"received_requests_v2": request}),
        f"{root}sent_friend_requests.json": _json({"sent_requests_v2": []}),
        f"{followed}.json": _json({"following_v3": pages}),
    }


def export(world: World, owner: int, moment: datetime) -> Files:
    """Everything in one package."""
    return lists(world, owner, moment) | threads(world, owner, moment)
