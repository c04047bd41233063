"""Comments and reactions count where the sentence says whose post it was, and never by a guess."""

from datetime import datetime
from pathlib import Path

import pytest

from netgraph.sources.facebook.sentences import target_of
from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    FRIENDS,
    NOON,
    NOOR,
    PROFILE,
    export,
    file,
    friends,
    mojibake,
    profile,
    read,
    reasons,
)

COMMENTS = "your_facebook_activity/comments_and_reactions/comments.json"
LIKES = "your_facebook_activity/comments_and_reactions/likes_and_reactions_1.json"


def comment(title: str, second: object = NOON, author: str = NOOR) -> dict[str, object]:
    said = {"timestamp": second, "comment": "secret 4711", "author": author}
    return {"timestamp": second, "data": [{"comment": said}], "title": title}


def reaction(title: str, second: int = NOON, actor: str = NOOR) -> dict[str, object]:
    return {
        "timestamp": second,
        "data": [{"reaction": {"reaction": "LIKE", "actor": actor}}],
        "title": title,
    }


def labelled(name: str | None, second: int = NOON) -> dict[str, object]:
    pairs = [
        {"label": "Reaction", "value": "Like"},
        {"label": "URL", "value": "https://example.org"},
    ]
    more = [{"label": "Name", "value": name}] if name else []
    return {"timestamp": second, "label_values": [*pairs, *more], "fbid": "1"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{NOOR} commented on {ANNA}'s photo.", ("other", ANNA)),
        (f"{NOOR} commented on {ANNA}’s post in Choir's Corner.", ("other", ANNA)),
        (f"{NOOR} replied to {ANNA}'s comment.", ("other", ANNA)),
        (f"{NOOR} likes {ANNA}'s cover photo.", ("other", ANNA)),
        (f"{NOOR} reacted to Mercede's Lane's post.", ("other", "Mercede's Lane")),
        (f"{NOOR} replied to {ANNA}'s comment on {BEN}'s post.", ("other", ANNA)),
        (f"{NOOR} commented on his own post.", ("own", None)),
        (f"{NOOR} replied to her own comment.", ("own", None)),
        (f"{NOOR} likes a post.", ("nobody", None)),
        (f"{NOOR} commented on this.", ("nobody", None)),
        (f"{NOOR} a commenté la publication de {ANNA}.", ("other", ANNA)),
        (f"{NOOR} a aimé la photo d’{ANNA}.", ("other", ANNA)),
        (f"{NOOR} a commenté sa propre publication.", ("own", None)),
        (f"{NOOR} comentó la publicación de {ANNA}.", ("other", ANNA)),
        (f"{NOOR} comentó la publicación de {ANNA} en Coro.", ("unknown", None)),
        (f"{NOOR} comentou na publicação de {ANNA}.", ("other", ANNA)),
        (f"{NOOR} ha commentato il post di {ANNA}.", ("other", ANNA)),
        (f"{NOOR} heeft gereageerd op het bericht van {ANNA}.", ("other", ANNA)),
        (f"{NOOR} hat {ANNA}s Beitrag kommentiert.", ("unknown", None)),
        (f"{BEN} commented on {ANNA}'s photo.", ("unknown", None)),
        ("", ("unknown", None)),
    ],
)
def test_target_is_told_by_the_sentence(title: str, expected: tuple[str, str | None]) -> None:
    assert tuple(target_of(title, NOOR)) == expected


def test_comments_and_reactions_reach_whom_they_are_about(tmp_path: Path) -> None:
    files = {
        PROFILE: profile(NOOR),
        COMMENTS: {
            "comments_v2": [
                comment(f"{NOOR} commented on {ANNA}'s photo."),
                comment(f"{NOOR} commented on {ANNA}'s photo."),
                comment(f"{NOOR} commented on his own post.", NOON + 1),
                comment(f"{NOOR} hat Annas Foto kommentiert.", NOON + 2),
                comment(f"{NOOR} commented on {NOOR}'s post.", NOON + 3),
                comment(f"{NOOR} commented on {BEN}'s post.", None),
                "odd",
            ]
        },
        LIKES: [
            reaction(f"{NOOR} likes {mojibake('Zoë Åkesson')}'s post.", NOON),
            reaction(f"{NOOR} likes a photo.", NOON),
            labelled(BEN, NOON),
            labelled(NOOR, NOON + 5),
            labelled(None, NOON + 6),
        ],
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.events.select("event", "kind", "from_key", "audience", "thread").rows() == [
        (f"comment|{NOON}|1", "comment", "facebook:?noor haddad", "facebook:?anna bright", None),
        (f"reaction|{NOON}|1", "reaction", "facebook:?noor haddad", "facebook:?ben okafor", None),
        (f"reaction|{NOON}|2", "reaction", "facebook:?noor haddad", "facebook:?zoë åkesson", None),
    ]
    assert snapshot.events["occurred_at"][0] == datetime.fromisoformat("2020-09-13T12:26:40")
    assert reasons(snapshot) == sorted(
        [
            *("copy", "no date", "not a record", "the sentence is not understood"),
            *["own content: reaches nobody"] * 2,
            *["the sentence names no other side"] * 3,
        ]
    )
    row = file(snapshot, COMMENTS)
    assert (row["rows_read"], row["rows_kept"], row["rows_rejected"]) == (7, 1, 6)
    assert "4711" not in "".join(frame.write_csv() for frame in snapshot.frames().values())


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("comments/comments.json", {"comments": []}),
        ("likes_and_reactions/posts_and_comments.json", {"reactions": []}),
        ("comments_and_reactions/posts_and_comments.json", {"reactions_v2": []}),
        ("your_facebook_activity/groups/your_comments_in_groups.json", {"group_comments_v2": []}),
        (LIKES, []),
    ],
)
def test_every_file_of_every_era_is_read(tmp_path: Path, path: str, content: object) -> None:
    snapshot = read(export(tmp_path, {path: content, FRIENDS: friends()}))

    assert file(snapshot, path)["status"] == "read"


def test_file_of_another_form_is_told(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {COMMENTS: {"comments_v9": []}, FRIENDS: friends()}))

    assert file(snapshot, COMMENTS)["status"] == "ignored"
    assert "comments_v9" in snapshot.notes["note"].item()


def test_without_an_owner_a_name_among_labels_is_nobodys(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {LIKES: [labelled(ANNA)], FRIENDS: friends()}))

    assert snapshot.events.is_empty()
    assert reasons(snapshot) == ["whose reaction it is is not known"]
