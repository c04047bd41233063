"""A Takeout: mail, calendars and cards in one package, each for its own reader."""

import shutil
from pathlib import Path

import pytest

from netgraph import pipeline
from tests.pipeline.nights import decide, derived, published, rank_night, resolve, steps_of
from tests.sources.packing import make_folder, make_zip

ME, BO = "noor@post.example", "bo.li@firm.example"
NAME = "takeout-20240331T081500Z-001"


def letter(n: int, day: str, sender: str, to: str, label: str, **headers: str) -> str:
    lines = {
        "X-Gmail-Labels": label,
        "Message-ID": f"<{n}@post.example>",
        "Date": f"{day} 09:00:00 +0000",
        "From": sender,
        "To": to,
        **({"Delivered-To": ME} if label == "Inbox" else {}),
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "Subject": "lantern",
    }
    head = "\n".join(f"{name}: {value}" for name, value in lines.items())
    return f"From {n}@xxx Mon Mar 04 11:20:34 +0000 2024\n{head}\n\nA secret body.\n\n"


MAIL = "".join(
    [
        letter(1, "Mon, 04 Mar 2024", f"Noor Haddad <{ME}>", f"Bo Li <{BO}>", "Sent"),
        letter(2, "Tue, 05 Mar 2024", f"Bo Li <{BO}>", ME, "Inbox"),
        letter(3, "Wed, 06 Mar 2024", f"Bo Li <{BO}>", ME, "Inbox", Cc="Cy <cy@firm.example>"),
        letter(4, "Thu, 07 Mar 2024", "News <news@list.example>", ME, "Inbox", List_Id="<n.list>"),
    ]
)
CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//invented//EN
X-WR-CALNAME:{ME}
BEGIN:VEVENT
UID:lunch@post.example
DTSTAMP:20240331T080000Z
DTSTART:20240320T110000Z
DTEND:20240320T120000Z
SUMMARY:lantern
ORGANIZER;CN=Noor Haddad:mailto:{ME}
ATTENDEE;CN=Noor Haddad;PARTSTAT=ACCEPTED:mailto:{ME}
ATTENDEE;CN=Bo Li;PARTSTAT=ACCEPTED:MAILTO:{BO.upper()}
ATTENDEE;CN=Dan Roe;PARTSTAT=DECLINED:mailto:dan@firm.example
END:VEVENT
END:VCALENDAR
"""
CARDS = f"""BEGIN:VCARD
VERSION:3.0
FN:Bo Li
EMAIL:{BO}
NOTE:lantern
END:VCARD
"""
FILES = {
    "Takeout/Mail/All mail Including Spam and Trash.mbox": MAIL,
    f"Takeout/Calendar/{ME}.ics": CALENDAR,
    "Takeout/Contacts/All Contacts/All Contacts.vcf": CARDS,
    "Takeout/archive_browser.html": "<html></html>",
}


@pytest.fixture(scope="module", params=["zip", "folder", "flat inbox"])
def night(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, pipeline.Summary]:
    """A home after its first night; to be read, not changed."""
    home = tmp_path_factory.mktemp("takeout")
    inbox = home / "inbox"
    match request.param:
        case "zip":
            make_zip(inbox / "noor" / f"{NAME}.zip", FILES)
        case "folder":
            make_folder(inbox / "noor" / NAME, FILES)
        case _:
            make_folder(inbox / NAME, FILES)
            decide(home, "exports", f"file,owner,exported_on,verdict\n{NAME},noor,,\n")
    return home, rank_night(home)


@pytest.fixture
def home(night: tuple[Path, pipeline.Summary]) -> Path:
    return night[0]


def test_each_network_is_an_export_of_that_day(home: Path) -> None:
    assert published(home, "select export_id, status from exports order by 1") == [
        (f"noor/{source}/2024-03-31", "loaded") for source in ("addressbook", "calendar", "mail")
    ]


def test_one_address_is_one_person_over_mail_calendar_and_cards(
    night: tuple[Path, pipeline.Summary],
) -> None:
    home, summary = night

    assert summary.status == 0
    accounts = published(
        home,
        "select source from accounts where person_id = "
        f"(select person_id from accounts where account_id = 'mail:{BO}') order by 1",
    )
    assert accounts == [("addressbook",), ("calendar",), ("mail",)]
    assert published(home, "select name, sources, since::text from contacts") == [
        ("Bo Li", "mail", "2024-03-05")
    ]
    assert published(home, "select kind, count(*) from interactions group by 1 order by 1") == [
        ("email", 4),
        ("meeting", 1),
    ]


def test_machines_and_those_who_declined_are_nobody(home: Path) -> None:
    told = published(home, "select distinct account_id from accounts order by 1")
    assert not any("list.example" in key or "dan@" in key for (key,) in told)


def test_nothing_of_what_was_said_is_kept(home: Path) -> None:
    for path in (home / "state" / "writer.duckdb", home / "netgraph.duckdb"):
        kept = path.read_bytes()
        assert b"lantern" not in kept
        assert b"secret body" not in kept


def test_second_look_reads_nothing_again(home: Path, tmp_path: Path) -> None:
    again = shutil.copytree(home, tmp_path / "home", symlinks=True)
    before = derived(again, "from raw.sightings order by all")

    ingest = steps_of(again, pipeline.begin, pipeline.ingest)[1]

    assert derived(again, "from raw.sightings order by all") == before
    assert ingest.counts["new"] == 0
    assert len(before) == 3


def test_loose_files_of_an_owner_are_an_export_of_each_network(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    make_folder(noor, {"mine.mbox": MAIL, "cal.ics": CALENDAR, "people-2024-03-31.vcf": CARDS})

    resolve(tmp_path)

    assert derived(tmp_path, "select source, exported_on::text from core.exports order by 1") == [
        ("addressbook", "2024-03-31"),
        ("calendar", "2024-03-31"),
        ("mail", "2024-03-06"),
    ]


def test_part_that_cannot_be_used_is_refused_alone(tmp_path: Path) -> None:
    cut = FILES | {f"Takeout/Calendar/{ME}.ics": "BEGIN:VCALENDAR\nVERSION"}
    make_zip(tmp_path / "inbox" / "noor" / f"{NAME}.zip", cut)

    resolve(tmp_path)

    told = derived(tmp_path, "select source, status from core.exports order by 1 nulls last")
    assert ("mail", "loaded") in told
    assert ("addressbook", "loaded") in told


def test_two_mailboxes_and_books_of_one_day_add_up_though_their_files_have_one_name(
    tmp_path: Path,
) -> None:
    other = {
        "Takeout/Mail/All mail Including Spam and Trash.mbox": MAIL.replace("bo.li", "ana.may")
        .replace("@post.example>", "@work.example>")
        .replace("Bo Li", "Ana May"),
        "Takeout/Contacts/All Contacts/All Contacts.vcf": CARDS.replace("bo.li", "ana.may").replace(
            "Bo Li", "Ana May"
        ),
    }
    make_zip(tmp_path / "inbox" / "noor" / f"{NAME}.zip", FILES)
    make_zip(tmp_path / "inbox" / "noor" / "takeout-20240331T095000Z-001.zip", other)

    assert rank_night(tmp_path).status == 0

    assert published(tmp_path, "select name from contacts order by 1") == [("Ana May",), ("Bo Li",)]
    assert published(tmp_path, "select count(*) from ties where kind = 'addressbook'") == [(2,)]


def test_cards_tell_who_is_who_though_one_of_the_book_is_cut(tmp_path: Path) -> None:
    cut = FILES | {"Takeout/Contacts/All Contacts/All Contacts.vcf": f"{CARDS}BEGIN:VCARD\nFN:X"}
    make_zip(tmp_path / "inbox" / "noor" / f"{NAME}.zip", cut)

    resolve(tmp_path)

    told = "select source, person_id from core.accounts where name = 'Bo Li' order by 1"
    sources, persons = zip(*derived(tmp_path, told), strict=True)
    assert sources == ("addressbook", "calendar", "mail")
    assert len(set(persons)) == 1
    assert derived(tmp_path, "select count(*) from core.ties where kind = 'addressbook'") == [(0,)]


def test_address_books_of_two_programs_hold_nothing_back(tmp_path: Path) -> None:
    for program, day in (("phone", "2024-03-30"), ("google", "2024-03-31")):
        book = "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nFN:{program.title()} {n}\n"
            f"EMAIL:{program}{n}@x.example\nEND:VCARD\n"
            for n in range(60)
        )
        make_folder(tmp_path / "inbox" / "noor", {f"{program}-{day}.vcf": book})

    assert rank_night(tmp_path).held == []
