"""X's archive, as an owner would have got it on a day."""

import html
import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from netgraph.sample.archive import Files
from netgraph.sample.world import FOLLOWER, FOLLOWING, Message, Post, Thread, Tie, World, X, utc

TWEETS_SINCE = date(2022, 6, 15)  # data/tweets.js; before: data/tweet.js
_EPOCH = utc(2010, 11, 4, 1, 42, 54) + timedelta(milliseconds=657)  # of X's ids

Parts = dict[str, list[object]]  # `follower`, `following-part1`, ... -> records


def _id(at: datetime, salt: int) -> str:
    return str(((at - _EPOCH) // timedelta(milliseconds=1)) << 22 | salt)


def _iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"


def _members(world: World, ties: Sequence[Tie], kind: str) -> list[object]:
    """The list, newest first: ids only, no names, no dates."""
    ids = [world.people[t.person].x_id for t in reversed(ties)]
    link = "https://twitter.com/intent/user?user_id="
    return [{kind: {"accountId": i, "userLink": link + i}} for i in ids]


def _tweet(world: World, author: int, post: Post) -> object:
    """A tweet with the handles of its own day."""
    day, mentions, text = post.at.date(), [], ""
    for number in post.mentions:
        person = world.people[number]
        face = person.face(day)
        span = [str(len(text)), str(len(text) + len(face.handle) + 1)]
        text += f"@{face.handle} "
        mentions.append(
            {
                "name": face.name,
                "screen_name": face.handle,
                "indices": span,
                "id_str": person.x_id,
                "id": person.x_id,
            }
        )
    number_text = _id(post.at, post.salt)
    tweet: dict[str, object] = {
        "retweeted": False,
        "entities": {"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": []},
        "favorite_count": "0",
        "id_str": number_text,
        "id": number_text,
        "created_at": f"{post.at:%a %b %d %H:%M:%S} +0000 {post.at:%Y}",
        "full_text": html.escape(text + post.text, quote=False),
        "lang": "en",
    }
    if post.reply_to is not None:
        other = world.people[post.reply_to]
        tweet["in_reply_to_status_id_str"] = _id(post.at - timedelta(hours=3), 7)
        tweet["in_reply_to_user_id_str"] = other.x_id
        tweet["in_reply_to_screen_name"] = other.face(day).handle
    return {"tweet": tweet}


def _create(world: World, said: Message, recipient: str | None) -> dict[str, object]:
    body: dict[str, object] = {} if recipient is None else {"recipientId": recipient}
    body |= {
        "reactions": [],
        "urls": [],
        "text": html.escape(said.text, quote=False),
        "mediaUrls": [],
        "senderId": world.people[said.sender].x_id,
        "id": _id(said.at, said.salt),
        "createdAt": _iso(said.at),
    }
    return {"messageCreate": body}


def _direct(world: World, thread: Thread, messages: Sequence[Message]) -> object:
    ids = {n: world.people[n].x_id for n in thread.members}
    said = [
        _create(world, m, next(i for n, i in ids.items() if n != m.sender))
        for m in reversed(messages)
    ]
    conversation = "-".join(sorted(ids.values(), key=int))
    return {"dmConversation": {"conversationId": conversation, "messages": said}}


def _group(
    world: World, owner: int, thread: Thread, messages: Sequence[Message], moment: datetime
) -> object:
    """A group with who joined and left, newest first; it began with everybody else."""
    ids = {n: world.people[n].x_id for n in thread.members}
    events: list[tuple[datetime, dict[str, object]]] = [
        (m.at, _create(world, m, None)) for m in messages
    ]
    for n, at in thread.joined.items():
        join = {"initiatingUserId": ids[owner], "userIds": [ids[n]], "createdAt": _iso(at)}
        events.append((at, {"participantsJoin": join}))
    for n, at in thread.left.items():
        events.append((at, {"participantsLeave": {"userIds": [ids[n]], "createdAt": _iso(at)}}))
    began = min(m.at for m in messages) - timedelta(minutes=1)
    first = [i for n, i in ids.items() if n not in thread.joined]
    start = {
        "initiatingUserId": ids[thread.members[0]],
        "participantsSnapshot": first,
        "createdAt": _iso(began),
    }
    events.append((began, {"joinConversation": start}))
    shown = sorted((e for e in events if e[0] <= moment), key=lambda e: e[0], reverse=True)
    group: dict[str, object] = {"conversationId": str(thread.number)}
    if thread.title:
        group["name"] = thread.title
    return {"dmConversation": group | {"messages": [e for _, e in shown]}}


def parts(world: World, owner: int, moment: datetime) -> Parts:
    """The records of every file but the manifest."""
    person, day = world.people[owner], moment.date()
    face = person.face(day)
    threads = world.threads_at(owner, X, moment)
    posts = sorted((p for p in world.posts[owner] if p.at <= moment), key=lambda p: (p.at, p.salt))
    account = {
        "email": person.email,
        "createdVia": "web",
        "username": face.handle,
        "accountId": person.x_id,
        "createdAt": "2011-05-14T09:30:00.000Z",
        "accountDisplayName": face.name,
    }
    return {
        "account": [{"account": account}],
        "follower": _members(world, world.ties_at(owner, FOLLOWER, moment), FOLLOWER),
        "following": _members(world, world.ties_at(owner, FOLLOWING, moment), FOLLOWING),
        "tweets" if day >= TWEETS_SINCE else "tweet": [
            _tweet(world, owner, p) for p in reversed(posts)
        ],
        "direct-messages": [_direct(world, t, m) for t, m in threads if len(t.members) == 2],
        "direct-messages-group": [
            _group(world, owner, t, m, moment) for t, m in threads if len(t.members) > 2
        ],
        "block": [],
    }


def _assignment(part: str, records: list[object]) -> bytes:
    name, _, number = part.partition("-part")
    glob = f"window.YTD.{name.replace('-', '_')}.part{number or 0}"
    body = ",\n".join(json.dumps(r, separators=(",", " : "), ensure_ascii=False) for r in records)
    return f"{glob} = [ {body + ' ' if records else ''}]".encode()


def _manifest(world: World, owner: int, moment: datetime, content: Parts) -> bytes:
    types: dict[str, dict[str, list[dict[str, str]]]] = {}
    for part, records in content.items():
        name, _, number = part.partition("-part")
        head, *rest = name.split("-")
        entry = {
            "fileName": f"data/{part}.js",
            "globalName": f"YTD.{name.replace('-', '_')}.part{number or 0}",
            "count": str(len(records)),
        }
        kind = head + "".join(w.title() for w in rest)
        types.setdefault(kind, {"files": []})["files"].append(entry)
    face = world.people[owner].face(moment.date())
    user = {
        "accountId": world.people[owner].x_id,
        "userName": face.handle,
        "displayName": face.name,
    }
    info = {"sizeBytes": "48211", "generationDate": _iso(moment), "isPartialArchive": False}
    config = {"userInfo": user, "archiveInfo": info, "dataTypes": types}
    return f"window.__THAR_CONFIG = {json.dumps(config, indent=2, ensure_ascii=False)}".encode()


def export(world: World, owner: int, moment: datetime, *, lost_following: bool = False) -> Files:
    """Everything in one package.

    Args:
        world: What is so.
        owner: Whose archive.
        moment: When it was cut.
        lost_following: The list came in two parts and the second is not in the package, though
            the manifest names it.
    """
    content = parts(world, owner, moment)
    if lost_following:
        every = content["following"]
        half = len(every) // 2
        content |= {"following": every[:half], "following-part1": every[half:]}
    files = {f"data/{part}.js": _assignment(part, records) for part, records in content.items()}
    files["data/manifest.js"] = _manifest(world, owner, moment, content)
    files["Your archive.html"] = b"<!doctype html><title>Your archive</title>\n"
    if lost_following:
        del files["data/following-part1.js"]
    return files
