"""The story: one who deletes every tie and begins again, four colleagues who pool theirs."""

import random
from collections.abc import Iterator
from datetime import datetime

from netgraph.sample import (
    addressbook,
    facebook,
    linkedin,
    machines,
    mail,
    neutral,
    outlook,
    takeout,
    x,
)
from netgraph.sample.archive import Files, resaved, zipped
from netgraph.sample.cards import file_cards
from netgraph.sample.careers import EARLIER, notes_of_return
from netgraph.sample.cast import build_cast
from netgraph.sample.chatter import chat
from netgraph.sample.correspondence import correspond
from netgraph.sample.lists import BARE_ON, tie_up
from netgraph.sample.lives import live
from netgraph.sample.meetings import meet
from netgraph.sample.reset import reset
from netgraph.sample.roles import cast_roles, prepare
from netgraph.sample.world import CONNECTION, World, utc

ACCEPTED = (
    b"owner,source,exported_on,list,verdict\n"
    b"mara,facebook,2023-10-21,friends,accept\n"
    b"mara,linkedin,2023-10-21,connections,accept\n"
    b"mara,x,2023-10-21,following,accept\n"
)
_FIRMS = ("halden", "brasswater", "corvane", "solvane", "harbour")  # whom the CRM knows

Entry = tuple[str, bytes]  # path below the home, content


def build_story(seed: int) -> World:
    """The world in which the story has happened."""
    world = build_cast(random.Random(f"{seed}:cast"))
    tie_up(random.Random(f"{seed}:lists"), world)
    chat(seed, world)
    reset(random.Random(f"{seed}:reset"), world)
    live(random.Random(f"{seed}:lives"), world)
    roles = cast_roles(world)
    prepare(world, roles)
    partners = correspond(seed, world, roles)
    meet(seed, world, roles, partners)
    file_cards(seed, world, roles, partners)
    return world


def entries(world: World, seed: int) -> Iterator[Entry]:
    """Every file of the home."""
    yield from _mara(world)
    yield from _dev(world)
    yield from _ines(world, seed)
    yield from _jonas(world, seed)
    yield from _priya(world)
    yield "decisions/accepted.csv", ACCEPTED


def _at(year: int, month: int, day: int) -> datetime:
    return utc(year, month, day, 9, 12, 40)


def _linkedin_zip(owner: str, files: Files, moment: datetime, size: str) -> Entry:
    name = f"{size}_LinkedInDataExport_{moment:%m-%d-%Y}.zip"
    return f"inbox/{owner}/{name}", zipped(files, moment)


def _facebook_zip(owner: str, files: Files, moment: datetime, tail: str) -> Entry:
    name = f"facebook-{owner}-{moment:%Y-%m-%d}-{tail}.zip"
    return f"inbox/{owner}/{name}", zipped(files, moment)


def _x_zip(owner: str, files: Files, moment: datetime, tail: str) -> Entry:
    name = f"twitter-{moment:%Y-%m-%d}-{tail}.zip"
    return f"inbox/{owner}/{name}", zipped(files, moment)


def _mara(world: World) -> Iterator[Entry]:
    """Before the reset, just after, and four weeks later; then also mail, calendar, contacts."""
    me = world.owners["mara"]
    dates = (
        (_at(2023, 9, 2), "Complete", "Kq3vT9aL", "5b1e9c0d7a"),
        (_at(2023, 10, 21), "Basic", "m8ZrW2pX", "c27f40a91e"),
        (_at(2023, 11, 18), "Complete", "Hd5yN0sJ", "91d3e86b2f"),
    )
    for moment, size, tail, digits in dates:
        last = moment == dates[-1][0]
        files = linkedin.export(
            world,
            me,
            moment,
            complete=size == "Complete",
            handle=True,
            notes=notes_of_return(world, me) if last else None,
            jobs=EARLIER["mara"] if last else (),
        )
        yield _linkedin_zip("mara", files, moment, size)
        yield _facebook_zip("mara", facebook.export(world, me, moment), moment, tail)
        yield _x_zip("mara", x.export(world, me, moment), moment, digits)
    moment = utc(2023, 11, 18, 9, 15)
    files = takeout.export(world, me, moment)
    yield f"inbox/mara/{takeout.name(moment)}", zipped(files, moment)


def _dev(world: World) -> Iterator[Entry]:
    """An old one-file export, two whole ones, one cut short; an X archive that lacks a part."""
    me = world.owners["dev"]
    early, quick, whole, cut = (
        _at(2021, 3, 12),
        _at(2022, 6, 18),
        _at(2023, 7, 15),
        _at(2023, 11, 5),
    )
    old = linkedin.connections(world, world.ties_at(me, CONNECTION, early), early.date())
    yield _linkedin_zip("dev", {"Connections.csv": old}, early, "Basic")
    yield _linkedin_zip("dev", linkedin.export(world, me, quick, complete=False), quick, "Basic")
    yield _linkedin_zip("dev", linkedin.export(world, me, whole), whole, "Complete")
    path, data = _linkedin_zip("dev", linkedin.export(world, me, cut), cut, "Complete")
    yield path, data[: len(data) * 3 // 5]
    yield _x_zip("dev", x.export(world, me, whole), whole, "0af4418be2")
    part = _at(2023, 10, 7)
    yield _x_zip("dev", x.export(world, me, part, lost_following=True), part, "77c9d02e5b")
    cards = addressbook.server(world, me, part.date())
    yield f"inbox/dev/contacts-{part:%Y-%m-%d}.vcf", cards


def _ines(world: World, seed: int) -> Iterator[Entry]:
    """LinkedIn three times, Facebook in two parts, and what her CRM knows, as a folder."""
    me = world.owners["ines"]
    for moment, size in (
        (_at(2022, 9, 10), "Basic"),
        (_at(2023, 7, 8), "Complete"),
        (_at(2023, 11, 11), "Complete"),
    ):
        jobs = EARLIER["ines"] if moment.month == 11 else ()
        files = linkedin.export(world, me, moment, complete=size == "Complete", jobs=jobs)
        yield _linkedin_zip("ines", files, moment, size)
    summer = _at(2023, 7, 8)
    yield _facebook_zip("ines", facebook.lists(world, me, summer), summer, "bT7cQ1wE")
    yield _facebook_zip("ines", facebook.threads(world, me, summer), summer, "yU4nG6kR")
    moment = _at(2023, 6, 30)
    known = {t.person for t in world.ties_at(me, CONNECTION, moment)}
    circles = [_crm_circle(world, known, firm) for firm in _FIRMS]
    rng = random.Random(f"{seed}:crm")
    files = neutral.export(rng, world, ("ines", me), circles, moment)
    for name, data in files.items():
        yield f"inbox/ines/crm-{moment:%Y-%m-%d}/{name}", data
    yield from _ines_office(world, me)


def _ines_office(world: World, me: int) -> Iterator[Entry]:
    """The last hundred mails as files, the calendar of Outlook, the contacts as Google's CSV."""
    moment = _at(2023, 11, 11)
    day = f"{moment:%Y-%m-%d}"
    held = mail.letters(world, me, moment) + machines.letters(world, me, moment)
    saved = sorted((o for o in held if "Spam" not in o.labels), key=lambda o: o.number)
    for i, letter in enumerate(saved[-100:], start=1):
        yield f"inbox/ines/mail-{day}/{i:04d}.eml", mail.eml(letter)
    yield f"inbox/ines/calendar-{day}/Calendar.ics", outlook.export(world, me, moment)
    contacts = addressbook.google_table(world, me, moment.date())
    yield f"inbox/ines/google-contacts-{day}.csv", contacts


def _crm_circle(world: World, known: set[int], firm: str) -> list[int]:
    """Up to thirty of a firm whom ines knows, and four whom she does not; nobody of two firms."""
    others = {n for f in world.circles if f != firm for n in world.circles[f]}
    alone = [n for n in world.circles[firm] if n not in others]
    return [n for n in alone if n in known][:30] + [n for n in alone if n not in known][:4]


def _jonas(world: World, seed: int) -> Iterator[Entry]:
    """The last list has lost three fifths of its rows: held, for nobody decides about it."""
    me = world.owners["jonas"]
    first, second, short = _at(2022, 11, 12), _at(2023, 6, 24), _at(2023, 10, 14)
    yield _linkedin_zip("jonas", linkedin.export(world, me, first, complete=False), first, "Basic")
    yield _linkedin_zip("jonas", linkedin.export(world, me, second), second, "Complete")
    ties = world.ties_at(me, CONNECTION, short)
    kept = sorted(random.Random(f"{seed}:short").sample(range(len(ties)), len(ties) * 2 // 5))
    files = linkedin.export(world, me, short, complete=False, ties=[ties[i] for i in kept])
    yield _linkedin_zip("jonas", files, short, "Basic")
    # zipped again on a Mac: a folder on top, and the system's litter
    inside = {f"facebook export/{p}": d for p, d in facebook.export(world, me, first).items()}
    litter = {
        "__MACOSX/facebook export/._messages": b"\0\5\26\7",
        "facebook export/.DS_Store": b"\0",
    }
    yield _facebook_zip("jonas", inside | litter, first, "pL2xC8vA")
    yield _facebook_zip("jonas", facebook.export(world, me, second), second, "oE9sF3dM")


def _priya(world: World) -> Iterator[Entry]:
    """A file saved again in a spreadsheet, an export that came twice, one of messages alone."""
    me = world.owners["priya"]
    ties = world.ties_at(me, CONNECTION, BARE_ON)
    bare = linkedin.connections(world, ties, BARE_ON.date())
    yield "inbox/priya/Connections.csv", resaved(bare, ["Connected On"])
    moment = _at(2023, 8, 19)
    path, data = _linkedin_zip(
        "priya", linkedin.export(world, me, moment, handle=True), moment, "Complete"
    )
    yield path, data
    yield path.replace(".zip", " (1).zip"), data
    part = _at(2023, 11, 4)
    yield _linkedin_zip(
        "priya", {"messages.csv": linkedin.messages(world, me, part)}, part, "Basic"
    )
    for moment, digits in ((_at(2022, 5, 21), "e40b7712c8"), (_at(2023, 8, 19), "3fd85a06b1")):
        yield _x_zip("priya", x.export(world, me, moment), moment, digits)
    cards = addressbook.telephone(world, me, moment.date())
    yield f"inbox/priya/phone-{moment:%Y-%m-%d}.vcf", cards
