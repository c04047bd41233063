"""Whom an address book lists, that each person stands there once, and what removes nobody."""

import random
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources import claimants
from netgraph.sources.addressbook import ADDRESSBOOK, is_addressbook
from netgraph.sources.archive import open_archive
from tests.sources.cards import NEW, OLD, card, names, people, read, table
from tests.sources.packing import make_folder, make_zip

quick = settings(derandomize=True, database=None, deadline=None, max_examples=15)
NOOR = card("FN:Noor Haddad", "EMAIL:noor@example.org", "TEL:+44 7700 900123")
BO = card("FN:Bo Li", "EMAIL:bo@example.org")


def claims(folder: Path, files: dict[str, bytes | str]) -> list[str]:
    """The files of a package that are address books."""
    with open_archive(make_folder(folder / "export", files)) as archive:
        mine = [path for path in archive.paths if is_addressbook(archive, path)]
        assert ADDRESSBOOK.claims(archive) == bool(mine)
        return mine


def keys(folder: Path, files: dict[str, bytes | str] | bytes | str) -> set[str]:
    return set(read(folder, files).ties["key"])


def joined(folder: Path, before: str, after: str) -> bool:
    """Whether the keys and aliases of two exports of one person meet."""
    first = read(folder / "1", before).accounts
    second = read(folder / "2", after).accounts
    assert first["key"].n_unique() == second["key"].n_unique() == 1
    one, two = ({*a["key"], *a["alias"].drop_nulls()} for a in (first, second))
    return bool(one & two)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["book.vcf", "Alle Kontakte/x.VCF", "x.vcard", "x.txt", "x"])
def test_cards_are_claimed_by_content_in_any_encoding(
    tmp_path: Path, name: str, encoding: str
) -> None:
    assert claims(tmp_path, {name: ("\r\n" + NOOR).encode(encoding)}) == [name]


@pytest.mark.parametrize("header", [OLD, NEW, NEW.replace("E-mail 1", "E-Mail 1").upper()])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_google_are_claimed_by_their_header(
    tmp_path: Path, header: str, encoding: str
) -> None:
    assert claims(tmp_path, {"x.csv": header.encode(encoding)}) == ["x.csv"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Connections.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
        (
            "ImportedContacts.csv",
            "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,"
            "Sites,InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles",
        ),
        ("people.csv", "id,name,email,phone,url,company,position,location"),
        ("contacts.csv", "owner,id,kind,since"),
        ("outlook.csv", "First Name,Middle Name,Last Name,E-mail Address,Company,Categories"),
        ("genome.vcf", "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT"),
        ("mail.eml", "From: a@example.org\n\n" + NOOR),
        ("mail.txt", "Here is the card.\n\n" + NOOR),
        ("empty.vcf", ""),
        ("messages/inbox/noor_1/files/card.vcf", NOOR),
        ("data/direct_messages_media/card.vcf", NOOR),
        ("calendar.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR"),
    ],
)
def test_nothing_else_is_claimed(tmp_path: Path, name: str, content: str) -> None:
    assert claims(tmp_path, {name: content, "other.bin": b"\0"}) == []


def test_a_card_in_the_export_of_a_network_leaves_the_export_to_the_network(
    tmp_path: Path,
) -> None:
    members = {
        "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        "noor.vcf": NOOR,
    }
    with open_archive(make_folder(tmp_path / "export", members)) as archive:
        assert [source.name for source in claimants(archive)] == ["linkedin"]


def test_a_package_without_address_books_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="holds no address book; expected vCards"):
        read(tmp_path, {"notes.txt": "hello"})


def test_every_value_stands_on_a_row_that_bears_the_facts(tmp_path: Path) -> None:
    said = read(
        tmp_path,
        card(
            "FN:Noor Haddad",
            "ORG:Brightmoor Labs;Research",
            "TITLE:Head of Things",
            "EMAIL:Noor@Example.org",
            "EMAIL:mailto:n@example.net",
            "TEL:tel:+44-7700-900123;ext=5",
            "URL:http://www.linkedin.com/in/noor",
            "URL:haddad.example/noor",
            "X-TWITTER:@noor_h",
            "ADR:;;1 Sample Street;London;;SW1A;United Kingdom",
            "REV:2024-02-11T11:30:00+02:00",
        ),
    ).accounts

    facts = said.select("name", "company", "position", "location", "seen_at").unique()
    assert facts.row(0)[:4] == (
        "Noor Haddad",
        "Brightmoor Labs",
        "Head of Things",
        "London, United Kingdom",
    )
    assert facts.height == 1
    assert str(facts["seen_at"][0]) == "2024-02-11 09:30:00"
    assert set(said["email"].drop_nulls()) == {"noor@example.org", "n@example.net"}
    assert set(said["phone"].drop_nulls()) == {"+44-7700-900123;ext=5"}
    assert set(said["url"].drop_nulls()) == {
        "https://www.linkedin.com/in/noor",
        "https://haddad.example/noor",
        "https://x.com/noor_h",
    }


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("X-SOCIALPROFILE;type=twitter;x-user=a:x-apple:ada_l", "https://x.com/ada_l"),
        ("X-SOCIALPROFILE;TYPE=X:@ada", "https://x.com/ada"),
        ("X-SOCIALPROFILE;type=twitter:http\\://twitter.com/ada", "https://twitter.com/ada"),
        ("SOCIALPROFILE;SERVICE-TYPE=Twitter;VALUE=text:ada", "https://x.com/ada"),
        ("SOCIALPROFILE;SERVICE-TYPE=LinkedIn:HTTPS://LinkedIn.com/in/Ada", "https://linkedin.com/in/Ada"),
        ("X-SOCIALPROFILE;TYPE=linkedin:/in/ada", "https://www.linkedin.com/in/ada"),
        ("X-SOCIALPROFILE;TYPE=linkedin:linkedin.com/in/ada", "https://linkedin.com/in/ada"),
        ("item1.URL;type=pref:https\\://ada.example/a?b=c\\,d", "https://ada.example/a?b=c,d"),
        ("IMPP;TYPE=work:https://chat.example/ada", "https://chat.example/ada"),
        ("X-SOCIALPROFILE;TYPE=linkedin:ada", None),
        ("X-SOCIALPROFILE;TYPE=facebook:x-apple:ada", None),
        ("X-TWITTER:a name with blanks", None),
        ("IMPP:xmpp:ada@example.org", None),
        ("URL:javascript:alert(1)", None),
        ("URL:localhost", None),
        ("URL:https://", None),
        ("URL:mailto:ada@example.org", None),
    ],
)  # fmt: skip
def test_profile_links_are_whole_addresses_or_none(
    tmp_path: Path, line: str, link: str | None
) -> None:
    said = read(tmp_path, card("FN:Ada", line))

    assert people(said) == [("Ada", [], [], [link] if link else [])]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Noor Haddad", "N:X;Y;;;"), "Noor Haddad"),
        (("FN: ", "N:Haddad;Noor;Salma,Rima;Dr.;MSc"), "Noor Salma Rima Haddad"),
        (("N:Haddad",), "Haddad"),
        (("FN:Noor@Example.org",), None),
        (("FN:+44 (7700) 900-123",), None),
        (("FN:\u202aNoor\u200b\u202c  Haddad\\n",), "Noor Haddad"),
        (("FN:Ｎｏｏｒ",), "Ｎｏｏｒ"),
    ],
)
def test_a_name_is_the_formatted_one_or_the_structured_one(
    tmp_path: Path, lines: tuple[str, ...], name: str | None
) -> None:
    assert names(read(tmp_path, card(*lines, "EMAIL:noor@example.org"))) == [name]


def test_notes_birthdays_streets_and_pictures_are_nowhere(tmp_path: Path) -> None:
    secret = "Zaunlatte"
    said = read(
        tmp_path,
        card(
            "FN:Noor",
            f"NOTE:{secret}",
            f"ADR;LABEL={secret}:;;{secret} 3;Oslo;{secret};{secret};Norway",
            f"PHOTO:{secret}",
            f"CATEGORIES:{secret}",
            f"BDAY:{secret}",
            f"NICKNAME:{secret}",
            f"X-ABRELATEDNAMES:{secret}",
            f"ORG:Firm;{secret}",
        ),
    )

    for name, frame in said.frames().items():
        assert secret not in frame.write_csv(), name


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("KIND:group", "a group, not a person"),
        ("X-ADDRESSBOOKSERVER-KIND:group", "a group, not a person"),
        ("kind:ORG", "an organisation, not a person"),
        ("X-ABShowAs:COMPANY", "an organisation, not a person"),
        ("KIND:location", "a place, not a person"),
        ("KIND:device", "a device, not a person"),
    ],
)
def test_groups_firms_and_places_are_no_people(tmp_path: Path, line: str, reason: str) -> None:
    said = read(tmp_path, NOOR + card("FN:Ferngate", "EMAIL:desk@ferngate.example", line))

    assert names(said) == ["Noor Haddad"]
    assert said.rejects.rows() == [("book.vcf", 2, reason)]


@pytest.mark.parametrize("line", ["EMAIL:a@example.org", "TEL:123", "URL:a.example/b"])
def test_who_can_be_reached_needs_no_name(tmp_path: Path, line: str) -> None:
    said = read(tmp_path, card(line, "KIND:individual"))

    assert said.ties.height == 1
    assert names(said) == [None]


def test_a_card_that_says_nothing_is_rejected(tmp_path: Path) -> None:
    said = read(tmp_path, NOOR + card("FN:", "ORG:Firm", "EMAIL:none", "TEL:-"))

    assert said.rejects.rows() == [("book.vcf", 2, "neither name, e-mail, phone nor link")]
    assert said.notes["note"].to_list() == ["Values left out, no address, number or link: 2."]


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (card("FN:NOOR  haddad", "EMAIL:noor@example.org"), 1),
        (card("FN:Noor Haddad", "TEL:+44.7700.900.123"), 1),
        (card("FN:Noor Haddad", "TEL:+44 7700 900999"), 2),
        (card("FN:Noor Haddad"), 2),
        (card("FN:Karim Haddad", "EMAIL:noor@example.org"), 2),
        (card("FN:", "EMAIL:noor@example.org"), 1),
        (card("FN:", "TEL:+44 7700 900123"), 2),
        (card("FN:Noor Haddad", "EMAIL:noor@example.org", "UID:1"), 1),
    ],
)
def test_cards_are_one_by_name_and_what_reaches_them(
    tmp_path: Path, other: str, count: int
) -> None:
    assert len(keys(tmp_path, NOOR + other)) == count


def test_two_bare_names_are_one_card_twice(tmp_path: Path) -> None:
    assert len(keys(tmp_path, {"a.vcf": card("FN:Noor"), "b.vcf": card("FN:noor")})) == 1


def test_cards_are_one_by_their_id(tmp_path: Path) -> None:
    one = card("FN:Noor", "UID:urn:uuid:4F1C9A8E-2B7D-4C55-9E0A-0D6B6A7C1E11")
    other = card("FN:Noor Haddad", "UID:4f1c9a8e-2b7d-4c55-9e0a-0d6b6a7c1e11")

    assert len(keys(tmp_path, {"a.vcf": one, "b.vcf": other})) == 1


def test_an_id_that_a_program_gave_to_everybody_is_none(tmp_path: Path) -> None:
    assert len(keys(tmp_path, card("FN:Noor", "UID:0") + card("FN:Bo", "UID:0"))) == 2


def test_a_nameless_card_is_nobodys_where_two_share_its_address(tmp_path: Path) -> None:
    shared = card("FN:Karim Haddad", "EMAIL:noor@example.org")

    assert len(keys(tmp_path, NOOR + shared + card("FN:", "EMAIL:noor@example.org"))) == 3


def test_files_of_one_package_are_one_list(tmp_path: Path) -> None:
    said = read(tmp_path, {"All/All.vcf": NOOR + BO, "My/My.vcf": BO, "Friends/F.vcf": NOOR})

    assert names(said) == ["Bo Li", "Noor Haddad"]
    assert said.lists.rows() == [("addressbook", None, "nonempty", None, None)]
    assert said.ties.select("list", "kind", "since").unique().rows() == [
        ("addressbook", "addressbook", None)
    ]
    assert said.files["rows_kept"].to_list() == [2, 1, 1]
    assert said.notes["note"].to_list() == ["Cards that repeat a person's, counted once: 2."]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        (card("FN:Noor", "EMAIL:n@x.org"), card("FN:Noor", "EMAIL:n@x.org", "UID:1"), True),
        (card("FN:Noor", "TEL:123456"), card("FN:Noor", "TEL:12 34 56", "UID:1"), True),
        (card("FN:Noor", "UID:1"), card("FN:Noor Haddad", "UID:1"), True),
        (card("FN:Noor", "EMAIL:n@x.org"), card("FN:Noor", "EMAIL:a@x.org", "EMAIL:n@x.org"), True),
        (card("FN:Noor", "EMAIL:n@x.org"), card("FN:Bo", "EMAIL:n@x.org"), False),
        (card("FN:Noor", "EMAIL:n@x.org"), card("FN:Noor", "EMAIL:a@x.org"), False),
        (card("FN:Noor"), card("FN:Noor", "UID:1"), False),
    ],
)  # fmt: skip
def test_keys_of_two_exports_meet_where_a_name_and_an_address_do(
    tmp_path: Path, before: str, after: str, same: bool
) -> None:
    assert joined(tmp_path, before, after) is same


def test_keys_hold_within_one_owner_and_no_time(tmp_path: Path) -> None:
    book = "".join(card(f"FN:P{n}", f"EMAIL:p{n}@example.org", f"UID:{n}") for n in range(200))
    said = read(tmp_path, book).accounts

    both = pl.concat([said["key"], said["alias"]])
    assert both.str.contains(r"^addressbook:~[0-9a-f]+[a-f]$").all()
    assert said["key"].n_unique() == 200


def test_no_alias_is_two_peoples(tmp_path: Path) -> None:
    family = [f"FN:P{n}" for n in range(5)]
    book = "".join(card(who, "EMAIL:us@example.org", "TEL:1", f"UID:{who}") for who in family)
    said = read(tmp_path, book).accounts

    pairs = said.select("key", "alias").unique().drop_nulls()
    assert not pairs["alias"].is_duplicated().any()
    assert not (set(pairs["alias"]) & set(said["key"]))


def test_relations_by_id_are_links_and_names_are_none(tmp_path: Path) -> None:
    book = (
        card("FN:Noor", "UID:urn:uuid:1", "RELATED;TYPE=friend:urn:uuid:2", version="4.0")
        + card("FN:Bo", "UID:2", "RELATED;TYPE=colleague:urn:uuid:1", version="4.0")
        + card("FN:Zoë", "UID:3", "RELATED;TYPE=me:urn:uuid:2", "RELATED;VALUE=text:1")
        + card("FN:Ada", "RELATED:urn:uuid:9", "RELATED:urn:uuid:4", "X-ABRELATEDNAMES:Bo")
        + card("FN:Club", "UID:4", "KIND:group", "MEMBER:urn:uuid:1")
    )
    said = read(tmp_path, book)

    of = {row["name"]: row["key"] for row in said.accounts.to_dicts()}
    a, b = sorted((of["Noor"], of["Bo"]))
    assert said.links.rows() == [(a, b, "declared", 1.0, None, None)]
    assert "Relations to cards that are not here: 2." in said.notes["note"].to_list()


@pytest.mark.parametrize("cut", [5, 40, 60])
def test_a_cut_file_removes_nobody_and_its_whole_cards_are_seen(tmp_path: Path, cut: int) -> None:
    related = card("FN:A", "UID:1", "RELATED:2") + card("FN:B", "UID:2")
    said = read(tmp_path, {"a.vcf": (related + NOOR)[:-cut], "b.vcf": BO})

    assert names(said) == ["A", "B", "Bo Li"]
    assert said.lists["state"].to_list() == ["absent"]
    assert "a.vcf: card 3 is damaged: cut off" in said.lists["reason"][0]
    assert said.ties.is_empty()
    assert said.links.is_empty()
    assert said.rejects.rows() == [("a.vcf", 3, "cut off before its end")]
    assert said.notes["note"].str.starts_with("Removes nobody").any()


@pytest.mark.parametrize("at", [40, 60, 100, 115])
def test_a_damaged_member_removes_nobody(tmp_path: Path, at: int) -> None:
    package = make_zip(tmp_path / "export.zip", {"a.vcf": NOOR * 50, "b.vcf": BO})
    spoiled = bytearray(package.read_bytes())
    spoiled[at : at + 10] = bytes(10)
    package.write_bytes(spoiled)

    with open_archive(package) as archive:
        said = ADDRESSBOOK.read(archive)

    assert said.lists["state"].to_list() == ["absent"]
    assert said.files["status"].to_list() == ["ignored", "read"]


@pytest.mark.parametrize(
    ("book", "state"),
    [
        (table(NEW), "empty"),
        (table(NEW, {"File As": "x"}), "absent"),
        (card("FN:Club", "KIND:group"), "absent"),
        (NOOR, "nonempty"),
    ],
)
def test_only_a_book_without_any_card_is_empty(tmp_path: Path, book: str, state: str) -> None:
    name = "x.vcf" if book.startswith("BEGIN") else "x.csv"

    assert read(tmp_path, {name: book}).lists["state"].to_list() == [state]


def test_a_name_of_ten_thousand_letters_is_cut_to_what_is_stored(tmp_path: Path) -> None:
    said = read(tmp_path, NOOR + card("FN:" + "Ä" * 10_000, "TEL:" + "1" * 10_000))

    assert [len(name or "") for name in names(said)] == [11, 500]


cells = st.sampled_from(["Noor", "Bo", "noor", "", "Zoë"])
addresses = st.sampled_from(["a@example.org", "b@example.org", "c@example.org", ""])
cards = st.lists(
    st.builds(
        lambda name, email, tel, uid, related: card(
            f"FN:{name}", f"EMAIL:{email}", f"TEL:{tel}", f"UID:{uid}", f"RELATED:{related}"
        ),
        cells,
        addresses,
        st.sampled_from(["", "1", "2"]),
        st.sampled_from(["", "", "", "u1", "u2", "u3"]),
        st.sampled_from(["", "u1", "u2"]),
    ),
    min_size=1,
    max_size=7,
)


@quick
@given(cards, st.randoms(use_true_random=False))
def test_the_order_of_cards_does_not_matter_and_twice_is_once(
    tmp_path_factory: pytest.TempPathFactory, book: list[str], shuffle: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("cards")
    once = read(folder / "1", "".join(book))
    mixed = read(folder / "2", "".join(shuffle.sample(book, len(book))))
    twice = read(folder / "3", "".join(book + book))

    for name in ("accounts", "ties", "links", "lists"):
        assert_frame_equal(mixed.frames()[name], once.frames()[name])
        assert_frame_equal(twice.frames()[name], once.frames()[name])


@quick
@given(cards, st.integers(0, 6))
def test_the_order_of_files_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, book: list[str], at: int
) -> None:
    folder = tmp_path_factory.mktemp("files")
    parts = [part for part in ("".join(book[:at]), "".join(book[at:])) if part]
    one = read(folder / "1", dict(zip(("a.vcf", "b.vcf"), parts, strict=False)))
    other = read(folder / "2", dict(zip(("b.vcf", "a.vcf"), parts, strict=False)))

    for name in ("accounts", "ties", "links", "lists"):
        assert_frame_equal(other.frames()[name], one.frames()[name])


@quick
@given(cards, st.floats(0, 1))
def test_a_cut_never_fails_and_its_rows_add_up(
    tmp_path_factory: pytest.TempPathFactory, book: list[str], share: float
) -> None:
    whole = "".join(book).encode()
    cut = whole[: max(13, int(share * len(whole)))]
    said = read(tmp_path_factory.mktemp("cut"), cut)

    read_rows, kept, rejected = said.files.select(pl.selectors.integer().sum()).row(0)
    assert read_rows == kept + rejected
    assert rejected == said.rejects.height
    whole_cards = cut.rstrip().endswith(b"END:VCARD")
    assert (said.lists["state"][0] == "absent") == (not whole_cards or kept == 0)
    assert set(schemas.ACCOUNTS.columns) == set(said.accounts.columns)
