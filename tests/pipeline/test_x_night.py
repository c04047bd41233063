"""What archives of X of several years say together, as a night finds it."""

import json
from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.pipeline.introduce import introduce
from tests.pipeline.nights import ADVISING, decide, derived, knows, neutral, published, steps_of
from tests.sources.x_scripts import (
    ACCOUNT,
    INES,
    KWAME,
    NOOR,
    TOMAS,
    manifest,
    members,
    mention,
    month,
    month_post,
    post,
    renamed,
    script,
)

AYA, LIKED = "7100000006", "1619990000000000001"


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def archive(on: str, handle: str, *following: str, **more: bytes) -> dict[str, bytes]:
    moment = f"Mon Mar 06 10:00:00 +0000 {on[:4]}"
    files = {
        "manifest.js": manifest({}, f"{on}T09:30:00.000Z"),
        "account.js": script("account", ACCOUNT),
        "following.js": script("following", members("following", *following)),
        "tweets.js": script("tweets", [post(on[:4], mention(TOMAS, handle), at=moment)]),
    }
    named = {f"{name.replace('_', '-')}.js": data for name, data in more.items()}
    return {f"data/{name}": data for name, data in (files | named).items()}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Noor's archives of 2015, 2021 and 2023; she knows Kwame from a club as well."""
    home = tmp_path_factory.mktemp("x")
    inbox = home / "inbox" / "noor"
    answered = {"in_reply_to_user_id_str": INES, "in_reply_to_screen_name": "ines"}
    old = month("2014_06", month_post("7", mention(INES, "ines"), **answered))
    user = {"id": NOOR, "screen_name": "noor_e", "full_name": "Noor"}
    payload = {"tweets": 1, "created_at": "2015-04-07 10:35:22 +0000"}
    lay(
        inbox / "old",
        {
            "data/js/tweets/2014_06.js": old,
            "data/js/user_details.js": b"var user_details = " + json.dumps(user).encode(),
            "data/js/payload_details.js": b"var payload_details = " + json.dumps(payload).encode(),
        },
    )
    everybody = (TOMAS, INES, KWAME, AYA)
    lay(inbox / "x-2021", archive("2021-03-04", "tomas_old", *everybody))
    told = {"in_reply_to_user_id_str": INES, "in_reply_to_status_id_str": LIKED}
    kept = archive(
        "2023-03-04",
        "tomas_new",
        *everybody,
        block=script("block", members("blocking", KWAME)),
        mute=script("mute", members("muting", AYA)),
        like=script("like", [{"like": {"tweetId": LIKED}}, {"like": {"tweetId": "5"}}]),
        community_tweet=script("community_tweet", [post("9", **told)]),
        screen_name_change=script(
            "screen_name_change",
            [renamed("noor_e", "noor_exampleton", "2019-07-01T08:30:00.000Z")],
        ),
        contact=script(
            "contact",
            [{"contact": {"emails": ["zoe@example.org", "zoe@example.com"], "phoneNumbers": []}}],
        ),
    )
    lay(inbox / "x-2023", kept)
    people = [
        ("noor", "Noor"),
        ("kwame", "Kwame Test"),
        ("aya", "Aya Ex"),
        ("far", "Far Fir"),
        ("fay", "Fay Fern"),
        ("lou", "Lou Larch", "zoe@example.org"),
        ("zoe", "L. Larch", "zoe@example.com"),
    ]
    neutral(
        inbox / "club-2024-01-31",
        network="club",
        people=people[:5],
        contacts=knows("noor", "kwame", "aya"),
        links=[
            ("kwame", "fay", "declared", 1),
            ("aya", "far", "declared", 1),
            ("aya", "kwame", "declared", 1),
        ],
    )
    neutral(inbox / "crm-2024-01-31", people=people[5:6])
    neutral(inbox / "shop-2024-01-31", network="shop", people=people[6:])
    decide(home, "identities", f"a,b,verdict\nclub:kwame,x:{KWAME},same\nclub:aya,x:{AYA},same\n")
    decide(home, "owners", f"owner,source,account\nnoor,x,{NOOR}\nnoor,club,noor\n")
    steps_of(home, *ADVISING, pipeline.publish)
    return home


def of_x(home: Path, column: str, sql: str) -> list[str]:
    return sorted(row[0] for row in published(home, f"select {column} from {sql}"))


def test_posts_of_three_eras_are_in_and_an_archive_without_lists_removes_nobody(
    home: Path,
) -> None:
    used = derived(home, "select distinct year(exported_on) from core.used where source = 'x'")
    assert sorted(used) == [(2015,), (2021,), (2023,)]
    kinds = "select kind, count(*) from core.events where source = 'x' group by kind order by 1"
    assert derived(home, kinds) == [("mention", 2), ("reaction", 1), ("reply", 2)]
    assert not derived(home, "from core.changes where change = 'removed'")
    assert not derived(home, "from core.ties where source = 'x' and ended is not null")


def test_a_handle_that_changed_between_archives_is_told(home: Path) -> None:
    told = "changes where change = 'renamed'"
    assert of_x(home, "detail", told) == ["tomas_old → tomas_new"]
    assert of_x(home, "handle", f"core.accounts where account_id = 'x:{TOMAS}'") == ["tomas_new"]
    seen = f"core.observations where key = 'x:{NOOR}' and handle is not null"
    assert of_x(home, "distinct handle", seen) == ["noor_e", "noor_exampleton"]


def test_whom_the_owner_blocks_is_no_contact_on_any_network(home: Path) -> None:
    [(kwame,)] = derived(home, f"select person_id from core.keys where key = 'x:{KWAME}'")
    contacts = of_x(home, "person_id", "contacts where owner = 'noor'")
    assert kwame not in contacts
    assert len(contacts) == 3
    assert kwame in of_x(home, "person_id", "core.ties where makes_contact and ended is null")
    for view in ("key_people", "reconnect", "introductions", "ranking", "second_degree"):
        assert kwame not in of_x(home, "person_id", view), view
    assert kwame not in of_x(home, "introducer_id", "second_degree")


def test_who_is_blocked_leads_to_nobody_and_is_found_when_asked_for(home: Path) -> None:
    assert of_x(home, "person_id", "second_degree where owner = 'noor'") == ["club:far"]
    assert introduce(home, "Fay Fern", "noor", 9).parts["introducers"].is_empty()
    assert not published(home, "from intro_paths('noor', 'Fay Fern')")
    named = introduce(home, "Kwame Test", "noor", 9)
    assert named.parts["introducers"]["ask"].to_list() == ["Aya Ex"]


def test_who_is_muted_stays_a_contact(home: Path) -> None:
    assert published(home, "select name from contacts where name = 'Aya Ex'")


def test_an_uploaded_book_joins_addresses_and_makes_no_contact(home: Path) -> None:
    joined = "select count(distinct person_id) from core.keys where key in ('crm:lou', 'shop:zoe')"
    assert derived(home, joined) == [(1,)]
    assert not derived(home, "from core.contacts where person_id like 'addressbook%'")
