"""One person in six places, and namesakes who stay two."""

import csv
import io
import json
from pathlib import Path

import pytest

from netgraph.sample import story
from netgraph.sample.names import NONSENSE
from netgraph.sample.roles import Roles, cast_roles
from netgraph.sample.world import World
from tests.sample.looking import (
    DAYS,
    TAKEOUT,
    addresses,
    blocks,
    connections,
    contents,
    friends,
    ids,
    mailbox,
    member,
    unpacked,
    values,
)


def test_one_person_is_in_six_exports_of_mara(home: Path, world: World, roles: Roles) -> None:
    them = world.people[roles.everywhere]
    (face,) = {f for _, f in them.faces}
    (row,) = (r for r in connections(home, "mara/*_11-18-2023.zip") if face.slug in r["URL"])
    card = next(
        c
        for c in blocks(member(home, TAKEOUT, "All Contacts.vcf"), "VCARD")
        if values(c, "FN") == [f":{face.name}"]
    )
    calendar = member(home, TAKEOUT, f"{world.people[0].email}.ics").replace(b"\r\n ", b"")
    tweets = member(home, "mara/twitter-2023-11-18-*.zip", "data/tweets.js").decode()

    assert (face.name, them.email) == (
        "Keira Copperdale",
        "keira.copperdale.184@cindermillpaper.example",
    )
    # by the same e-mail
    assert row["Email Address"] == them.email
    assert [e.partition(":")[2] for e in values(card, "EMAIL")] == [them.email]
    assert any(addresses(m, "From") == [them.email] for m in mailbox(home))
    assert f"mailto:{them.email}".encode() in calendar
    # by the handle
    assert f"https://twitter.com/{face.handle}" in str(values(card, "X-SOCIALPROFILE"))
    assert row["URL"] in str(values(card, "X-SOCIALPROFILE"))
    mention = {"name": face.name, "screen_name": face.handle, "id_str": them.x_id}
    spoken = json.loads(tweets[tweets.index("[") :])
    told = [u for t in spoken for u in t["tweet"]["entities"]["user_mentions"]]
    assert any(mention.items() <= u.items() for u in told)
    assert them.x_id in ids(home, "mara/twitter-2023-11-18-*.zip", "following")
    # by nothing but the name
    assert sum(f["name"] == face.name for f in friends(home, "11-18")) == 1


def test_nobody_else_is_called_so(world: World, roles: Roles) -> None:
    name = world.people[roles.everywhere].faces[0][1].name

    assert sum(name in {f.name for _, f in p.faces} for p in world.people) == 1


def test_each_lena_has_an_address_of_her_own(home: Path, world: World, roles: Roles) -> None:
    lena, other = world.people[roles.lena], world.people[roles.other_lena]
    rows = connections(home, "mara/*_09-02-2023.zip")
    book = member(home, TAKEOUT, "All Contacts.vcf").replace(b"\r\n ", b"").decode()
    mails = mailbox(home)

    assert sum(f"{r['First Name']} {r['Last Name']}" == "Lena Brückwald" for r in rows) == 2
    assert lena.email in book
    assert other.email not in book
    assert lena.faces[0][1].slug in book
    assert any(addresses(m, "From") == [lena.email] for m in mails)
    assert not any(other.email in addresses(m, "From", "To", "Cc") for m in mails)


def test_one_tomas_writes_mails_by_nothing_but_his_name(
    home: Path, world: World, roles: Roles
) -> None:
    tomas = world.people[roles.tomas]
    book = member(home, TAKEOUT, "All Contacts.vcf").replace(b"\r\n ", b"").decode()

    assert any(addresses(m, "From") == [tomas.email] for m in mailbox(home))
    assert tomas.email not in book
    assert "Quintela" not in book


def test_somebody_writes_from_two_addresses_that_one_card_holds(
    home: Path, world: World, roles: Roles
) -> None:
    moved = world.people[roles.moved]
    assert moved.before is not None
    senders = {a for m in mailbox(home) for a in addresses(m, "From")}
    book = member(home, TAKEOUT, "All Contacts.vcf").replace(b"\r\n ", b"").decode()

    assert {moved.email, moved.before[1]} <= senders
    assert moved.before[1] in book


def test_maras_invitations_after_the_reset_are_mostly_of_one_wording(home: Path) -> None:
    text = member(home, "mara/*_11-18-2023.zip", "Invitations.csv").decode()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    notes = [r["Message"] for r in rows if r["Direction"] == "OUTGOING"]

    assert sum("I closed my old network" in n for n in notes) == 17
    assert sum(notes.count(n) == 1 and "I closed" not in n and n != "" for n in notes) >= 5


@pytest.mark.parametrize(("owner", "day"), [("mara", DAYS[2]), ("ines", "11-11")])
def test_mara_and_ines_once_worked_at_one_firm(home: Path, owner: str, day: str) -> None:
    text = member(home, f"{owner}/Complete_*_{day}-2023.zip", "Positions.csv").decode()
    rows = {r["Title"]: r for r in csv.DictReader(io.StringIO(text, newline=""))}

    title, began, ended = {
        "mara": ("Consultant", "Oct 2013", "Feb 2019"),
        "ines": ("Senior Consultant", "Apr 2012", "Mar 2019"),
    }[owner]
    assert len(rows) == 3
    assert rows[title]["Company Name"] == "Halden Pike"
    assert (rows[title]["Started On"], rows[title]["Finished On"]) == (began, ended)


def test_nonsense_is_in_bodies_titles_and_notes_and_nowhere_else(home: Path) -> None:
    def said(files: dict[str, bytes] | bytes) -> bool:
        parts = files.values() if isinstance(files, dict) else [files]
        return any(words.encode() in part for part in parts for words in NONSENSE)

    telling = {path for path, data in contents(home).items() if said(unpacked(data))}

    assert {p.split("/")[2].split("-")[0] for p in telling} == {
        "takeout", "mail", "calendar", "google", "contacts", "phone",
    }  # fmt: skip


def test_the_parts_are_played_whatever_the_seed() -> None:
    other = story.build_story(2)
    roles = cast_roles(other)
    them = other.people[roles.everywhere]
    single = {roles.everywhere, roles.lena, roles.other_lena, roles.tomas, roles.moved}
    strangers = {*roles.penfriends, roles.caller, roles.copied, roles.blind, roles.invited}

    assert them.shows_email
    assert any(roles.everywhere in p.mentions for p in other.posts[other.owners["mara"]])
    assert len(roles.crowd) == 60
    assert len(single | strangers) == 12
