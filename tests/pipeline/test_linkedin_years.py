"""One owner's exports of LinkedIn over ten years, in the layout of each: who is who, and when."""

from pathlib import Path

import pytest

from tests.pipeline.nights import derive, derived
from tests.sources.linkedin_tables import ASKED, IN, PLAIN, PROFILE, URLS, table
from tests.sources.packing import make_folder

ENDORSED = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status"
ENDORSING = ENDORSED.replace("Endorser", "Endorsee")
UPLOADED = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
    "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles"
)
NOTED = (
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
)
SINCE = {"Bo Li": "05 Mar 2010", "Zoë Brandt": "06 Mar 2011", "Ann Ode": "07 Mar 2012"}


def member(name: str, slug: str = "", **more: str) -> dict[str, str]:
    first, _, last = name.partition(" ")
    url = {"URL": IN + slug} if slug else {}
    day = SINCE.get(name, "01 Jan 2020")
    return {"First Name": first, "Last Name": last, "Connected On": day, **url, **more}


def uploaded(first: str, last: str, email: str) -> dict[str, str]:
    return {"FirstName": first, "LastName": last, "Emails": email}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("years")
    noor = path / "inbox" / "noor"
    profile = {"Profile.csv": table(PROFILE, {"First Name": "Noor", "Last Name": "Haddad"})}
    book = "First Name,Last Name,E-mail Address,Company,Job Title"
    exports = {
        "linkedin-2014-01-31": {
            "linkedin_connections_export_microsoft_outlook.csv": table(
                book,
                ("Bo", "Li", "bo@example.com", "Fabrikam", "Sales"),
                ("Zoë", "Brandt", "", "Contoso", "Engineer"),
                ("Ann", "Ode", "ann@example.org", "", ""),
                ("Sam", "Fox", "sam.one@example.org", "", ""),
                ("Sam", "Fox", "sam.two@example.org", "", ""),
            )
        },
        "linkedin-2020-01-31": {
            "Connections.csv": table(
                PLAIN,
                *(member(name) for name in SINCE),
                member("Sam Fox", **{"Email Address": "sam.two@example.org"}),
            ),
            "Endorsement_Received_Info.csv": table(
                ENDORSED,
                ("2019/02/03 04:05:06 UTC", "invented skill", "Bo", "Li", "ACCEPTED"),
            ),
        }
        | profile,
        "linkedin-2024-01-31": {
            "Connections.csv": table(
                URLS,
                member("Bo Li", "bo-li-old"),
                member("Ann Ode", "ann-ode"),
                member("Sam Fox", "sam-fox"),
                {"Connected On": SINCE["Zoë Brandt"]},  # who hides now
            ),
            "Endorsement_Received_Info.csv": table(
                ENDORSED.replace("Name,Endorsement S", "Name,Endorser Public Url,Endorsement S"),
                (
                    *("2019/02/03 04:05:06 UTC", "invented skill", "Bo", "Li"),
                    *("www.linkedin.com/in/bo-li-old", "ACCEPTED"),
                ),
            ),
            "Notes.csv": table(NOTED, ("Zoë", "Brandt", f"{IN}zoe-b", "private", "", "")),
        }
        | profile,
        "linkedin-2024-05-31": {
            "Connections.csv": table(
                URLS,
                member("Bo Li", "bo-li"),  # a new address, the same name and day
                member("Ann Ode", "ann-ode"),
                member("Sam Fox", "sam-fox"),
                member("Zoë Brandt", "zoe-b"),
            ),
            "Member_Follows.csv": table(
                "Date,Status,FullName",
                ("2023-01-01 00:00:00 UTC", "Active", "Bo Li"),
                ("2023-01-01 00:00:00 UTC", "Active", "Famous Person"),
            ),
            "ImportedContacts.csv": table(
                UPLOADED,
                uploaded("Annie", "Ode", "ann@example.org"),
                uploaded("Bo", "Li", "another.bo@example.org"),
                uploaded("Plumber", "", "pipes@example.org"),
            ),
        }
        | profile,
    }
    asked = table(
        ASKED,
        ("Bo Li", "Noor Haddad", "1/29/10, 2:37 PM", "", "INCOMING", f"{IN}bo-li", f"{IN}noor"),
    )
    exports["linkedin-2024-05-31"]["Invitations.csv"] = asked
    for name, files in exports.items():
        make_folder(noor / name, files)
    make_folder(
        path / "inbox" / "bo" / "linkedin-2024-01-31",
        {
            "Profile.csv": table(PROFILE, {"First Name": "Bo", "Last Name": "Li"}),
            "Invitations.csv": asked.replace("INCOMING", "OUTGOING"),
            "Connections.csv": table(URLS, member("Noor Haddad", "noor")),
            "Endorsement_Given_Info.csv": table(
                ENDORSING, ("2019/02/03 04:05:06 UTC", "Invented Skill", "Noor", "Haddad", "HIDDEN")
            ),
        },
    )
    derive(path)
    return path


def test_who_is_listed_in_the_layout_of_every_year_is_one_account_all_along(home: Path) -> None:
    found = derived(
        home,
        "select account_id, since::text, first_seen_on::text, last_seen_on::text, ended "
        "from core.ties where owner = 'noor' and list = 'connections' order by all",
    )

    ever = ("2014-01-31", "2024-05-31", None)
    assert found == [
        ("linkedin:in/ann-ode", "2012-03-07", *ever),
        ("linkedin:in/bo-li", "2010-03-05", *ever),
        ("linkedin:in/sam-fox", "2020-01-01", *ever),
        ("linkedin:in/zoe-b", "2011-03-06", *ever),
        (
            "linkedin:~noor/sam fox|sam.one@example.org",
            None,
            "2014-01-31",
            "2014-01-31",
            "vanished",
        ),
    ]


def test_who_is_followed_or_was_uploaded_is_no_contact(home: Path) -> None:
    found = derived(
        home,
        "select kind, makes_contact, count(*) from core.ties where owner = 'noor' "
        "group by all order by all",
    )

    assert found == [("connection", True, 5), ("imported", False, 3), ("subscription", False, 2)]


def test_an_uploaded_card_tells_who_is_who_and_a_bare_name_joins_nobody(home: Path) -> None:
    found = derived(
        home,
        "select accounts.name, people.name from core.ties as ties "
        "inner join core.accounts as accounts on ties.account_id = accounts.account_id "
        "inner join core.people as people on accounts.person_id = people.person_id "
        "where ties.kind = 'imported' order by 1",
    )

    assert found == [("Annie Ode", "Ann Ode"), ("Bo Li", "Bo Li"), ("Plumber", "Plumber")]
    persons = "select count(distinct person_id) from core.accounts where name = 'Bo Li'"
    assert derived(home, persons) == [(2,)]  # the contact, and whom the owner once uploaded


def test_an_endorsement_is_one_event_in_all_exports_of_both(home: Path) -> None:
    found = derived(
        home,
        "select events.owner, len(events.export_ids), events.from_person, audiences.person_id "
        "from core.events as events "
        "inner join core.audiences as audiences on events.audience_id = audiences.audience_id "
        "where events.kind = 'endorsement'",
    )

    # of an owner's own exports the newest that has it speaks
    assert found == [("bo", 2, "linkedin:in/bo-li", "linkedin:in/noor")]


def test_nobody_is_gone_who_hid_and_showed_again(home: Path) -> None:
    found = derived(
        home,
        "select exported_on::text, change from core.changes "
        "where account_id = 'linkedin:in/zoe-b' order by all",
    )

    assert found == [("2024-01-31", "hidden")]


def test_an_e_mail_that_later_exports_leave_out_is_still_known(home: Path) -> None:
    found = derived(
        home, "select email from core.accounts where account_id = 'linkedin:in/sam-fox'"
    )

    assert found == [("sam.two@example.org",)]
