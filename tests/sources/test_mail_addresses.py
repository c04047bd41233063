"""Address fields as people, programs and enemies write them."""

from email.headerregistry import Address, AddressHeader, HeaderRegistry

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.sources.mail.fields import decoded, text_of
from netgraph.sources.mail.parties import address_of, name_of, parties
from netgraph.text import clean

HEADERS = HeaderRegistry()
repeatable = settings(derandomize=True, database=None, deadline=None, max_examples=150)

words = st.text(st.sampled_from("Aébz ,.()\"<>@;:\\'-Ж李"), min_size=1, max_size=12)
locals_ = st.from_regex(r"[a-z][a-z0-9.+_-]{0,8}[a-z0-9]", fullmatch=True).filter(
    lambda local: ".." not in local
)
domains = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,3})?\.(org|example)", fullmatch=True)


def one(value: str) -> tuple[str, str | None] | None:
    found = parties(value.encode())
    assert len(found) <= 1
    return tuple(found[0]) if found else None


@pytest.mark.parametrize(
    ("value", "address", "name"),
    [
        ("ines@example.org", "ines@example.org", None),
        ("<ines@example.org>", "ines@example.org", None),
        ("Ines Okonkwo <Ines@Example.ORG>", "ines@example.org", "Ines Okonkwo"),
        ('"Okonkwo, Ines" <ines@example.org>', "ines@example.org", "Okonkwo, Ines"),
        ("ines@example.org (Ines Okonkwo)", "ines@example.org", "Ines Okonkwo"),
        ("'Ines Okonkwo' <ines@example.org>", "ines@example.org", "Ines Okonkwo"),
        ("'ines@example.org' <ines@example.org>", "ines@example.org", None),
        ('"INES@example.org" <ines@example.org>', "ines@example.org", None),
        ("ines@old.example.org <ines@example.org>", "ines@example.org", None),
        ("Ines @ home <ines@example.org>", "ines@example.org", "Ines @ home"),
        ("=?utf-8?q?L=C3=A9a_Beauch=C3=AAne?= <lea@example.fr>", "lea@example.fr", "Léa Beauchêne"),
        ('"=?utf-8?b?TMOpYQ==?=" <lea@example.fr>', "lea@example.fr", "Léa"),
        ("=?utf-8?q?L=C3=A9?=\n =?utf-8?q?a?= <lea@example.fr>", "lea@example.fr", "Léa"),
        ("=?nonsense?q?L=E9a?= <lea@example.fr>", "lea@example.fr", None),
        ("=?utf-8?b?***?= <lea@example.fr>", "lea@example.fr", None),
        ("Ines\x00\x07 Okonkwo\x1b <ines@example.org>", "ines@example.org", "Ines Okonkwo"),
        ('"ines.okonkwo"@example.org', "ines.okonkwo@example.org", None),
        ('"ines okonkwo"@example.org', '"ines okonkwo"@example.org', None),
        ("~ines@example.org", '"~ines"@example.org', None),
        ('"?"@example.org', '"?"@example.org', None),
        ("kaethe@xn--mllenkamp-07a.example", "kaethe@möllenkamp.example", None),
        ("用户@例子.广告", "用户@例子.广告", None),
        ("<@relay.example.net:ines@example.org>", "ines@example.org", None),
        ("ines@example.org.", "ines@example.org", None),
        ("ines\u200b@example.org", "ines@example.org", None),
    ],
)
def test_a_mailbox_is_read_however_it_is_written(
    value: str, address: str, name: str | None
) -> None:
    assert one(value) == (address, name)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "undisclosed-recipients:;",
        "root",
        "root@localhost",
        "ines@10.20.30.40",
        "/O=FIRM/OU=SITE/CN=INES",
        "ines@@example.org",
        "@example.org",
        "ines@-.org",
        "i\x01nes@exa\x02mple",
        "x" * 10_000 + "@example.org",
        "ines@" + "x" * 10_000 + ".org",
        "(" * 5_000,
        '"' + "\\" * 999,
        "a:" * 5_000,
    ],
)
def test_what_is_no_address_on_the_internet_is_nobody(value: str) -> None:
    assert one(value) is None


def test_groups_and_commas_in_quotes_and_comments_do_not_part_people() -> None:
    value = (
        'Team: ines@example.org, "B, C" <bc@example.org>;, a@example.org (one, two),\r\n'
        ' "Say \\"Hi, you\\"" <d@example.org>; e@example.org'
    )

    assert [(p.address, p.name) for p in parties(value.encode())] == [
        ("ines@example.org", None),
        ("bc@example.org", "B, C"),
        ("a@example.org", "one, two"),
        ("d@example.org", 'Say "Hi, you"'),
        ("e@example.org", None),
    ]


def test_raw_bytes_are_utf8_or_else_windows() -> None:
    assert parties("Léa <lea@example.fr>".encode())[0].name == "Léa"
    assert parties("Léa <lea@example.fr>".encode("cp1252"))[0].name == "Léa"
    assert parties("“Léa” <lea@example.fr>".encode("cp1252"))[0].name == "“Léa”"
    assert text_of(b"\x81\x8d") is not None


@repeatable
@given(st.lists(st.tuples(words, locals_, domains), min_size=1, max_size=5))
def test_fields_of_the_standard_library_come_back_as_they_went_in(
    people: list[tuple[str, str, str]],
) -> None:
    """The newer half of the library writes and parses by a grammar of its own."""
    written = ", ".join(str(Address(n, username=u, domain=d)) for n, u, d in people)
    parsed = HEADERS("To", written)
    assert isinstance(parsed, AddressHeader)
    expected = [(f"{a.username}@{a.domain}".lower(), a.display_name) for a in parsed.addresses]

    found = parties(written.encode())

    assert [p.address for p in found] == [address for address, _ in expected]
    for party, (_, shown) in zip(found, expected, strict=True):
        kept = name_of(shown)
        assert party.name == kept or clean(shown) in (None, kept)


@repeatable
@given(st.binary(max_size=200))
def test_any_bytes_give_clean_addresses_and_names(value: bytes) -> None:
    for address, name in parties(value):
        assert address == address_of(address)
        assert address.count("@") == 1
        assert address == address.lower() == clean(address)
        assert name is None or name == clean(name)


def test_encoded_words_that_are_damaged_stay_as_they_are() -> None:
    assert decoded("=?utf-8?b?a?=") == "=?utf-8?b?a?="
    assert decoded("plain ? text") == "plain ? text"
    assert name_of("=?utf-8?q?cut off") is None
