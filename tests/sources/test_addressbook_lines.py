"""Cards and lines are found in every encoding and fold, whatever stands between them."""

import io
import quopri
import time

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.sources.addressbook.contentlines import CUT, HEAD, HEADLESS, read_cards
from netgraph.sources.addressbook.properties import read_property
from tests.sources.cards import card

WANTED = (b"FN", b"EMAIL", b"TEL", b"ORG", b"N")
quick = settings(derandomize=True, database=None, deadline=None, max_examples=60)
# What vCard can carry; vobject writes no other line breaks.
texts = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\x85"), max_size=120
)


def lines(data: bytes | str) -> list[tuple[list[str], str | None]]:
    """Lines and damage of each card."""
    text = data.encode() if isinstance(data, str) else data
    found = read_cards(io.BytesIO(text), text[:HEAD], WANTED)
    return [([line.decode() for line in one.lines], one.damage) for one in found]


def values(data: bytes | str, name: str = "FN") -> list[str]:
    """Texts of the properties of one name, of all cards."""
    text = data.encode() if isinstance(data, str) else data
    found = read_cards(io.BytesIO(text), text[:HEAD], WANTED)
    said = [read_property(line) for one in found for line in one.lines]
    return [one.text for one in said if one.name == name]


def test_only_wanted_lines_are_kept() -> None:
    assert lines(card("FN:Noor", "NOTE:secret", "EMAIL:n@example.org")) == [
        (["FN:Noor", "EMAIL:n@example.org"], None)
    ]


@pytest.mark.parametrize("fold", ["\r\n ", "\r\n\t", "\n "])
def test_folds_may_cut_characters(fold: str) -> None:
    whole = "FN:Zoë Brandt".encode()

    for at in range(1, len(whole)):
        data = card("@").encode().replace(b"@", whole[:at] + fold.encode() + whole[at:])
        folded = [one for one in values(data) if one]
        assert folded == ["Zoë Brandt"] or at <= 2  # inside the name of the property


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_and_line_end_says_the_same(encoding: str, end: str) -> None:
    text = (card("FN:Zoë") + card("FN:Łukasz 李")).replace("\r\n", end)

    assert values(text.encode(encoding)) == ["Zoë", "Łukasz 李"]


def test_old_files_are_read_as_windows_1252() -> None:
    assert values(card("FN:Jörg").encode("cp1252")) == ["Jörg"]


def test_quoted_printable_goes_on_behind_a_soft_break_whatever_follows() -> None:
    text = card(
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=",
        "TEL:in the note=",
        " EMAIL:too",
        "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:J=C3=",
        "=B6rg",
        "TEL:1",
        version="2.1",
    )

    assert values(text) == ["Jörg"]
    assert values(text, "TEL") == ["1"]
    assert values(text, "EMAIL") == []


def test_a_stray_equals_sign_joins_no_next_card() -> None:
    text = card("FN;ENCODING=QUOTED-PRINTABLE:Bo=", version="2.1") + card("FN:Zoë")

    assert values(text) == ["Bo", "Zoë"]


@quick
@given(texts, st.integers(4, 76))
def test_quoted_printable_gives_back_what_python_encoded(text: str, width: int) -> None:
    clean = " ".join(text.split())
    whole = quopri.encodestring(clean.encode(), quotetabs=True).replace(b"=\n", b"")
    units = [
        whole[i : i + 3] if whole[i : i + 1] == b"=" else whole[i : i + 1] for i in _units(whole)
    ]
    rows, row = [], b""
    for unit in units:
        if len(row) + len(unit) >= width:
            rows, row = [*rows, row + b"="], b""
        row += unit
    head = b"FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
    data = card("@", version="2.1").encode().replace(b"@", head + b"\r\n".join([*rows, row]))

    assert values(data) == [clean]


def _units(data: bytes) -> list[int]:
    """Where characters begin that quoted-printable writes in one or three bytes."""
    found, at = [], 0
    while at < len(data):
        found.append(at)
        at += 3 if data[at : at + 1] == b"=" else 1
    return found


@quick
@given(texts, texts, texts, st.lists(texts, min_size=1, max_size=3))
def test_what_vobject_writes_is_read_as_vobject_was_told(
    name: str, family: str, given: str, organisation: list[str]
) -> None:
    written = vobject.vCard()
    written.add("fn").value = name
    written.add("n").value = vobject.vcard.Name(family=family, given=given)
    written.add("org").value = organisation

    data = written.serialize().encode()

    found = [
        read_property(line)
        for one in read_cards(io.BytesIO(data), data, WANTED)
        for line in one.lines
    ]
    said = {one.name: one for one in found}
    assert said["FN"].text == name
    assert said["N"].components[:2] == [family, given]
    assert said["ORG"].components == organisation


@pytest.mark.parametrize(
    ("head", "parameters"),
    [
        ("TEL;CELL;PREF", {"TYPE": ("CELL", "PREF")}),
        ("TEL;TYPE=work,voice;TYPE=pref", {"TYPE": ("work", "voice", "pref")}),
        ('item1.TEL;VALUE=uri;TYPE="voice,cell"', {"VALUE": ("uri",), "TYPE": ("voice,cell",)}),
        ("TEL;QUOTED-PRINTABLE;HOME", {"ENCODING": ("QUOTED-PRINTABLE",), "TYPE": ("HOME",)}),
        ('TEL;LABEL="a: b; c";PREF=1', {"LABEL": ("a: b; c",), "PREF": ("1",)}),
        ("TEL;X-USER=a^'b", {"X-USER": ('a"b',)}),
        ("a.b.tel", {}),
    ],
)
def test_parameters_of_every_version_are_told_apart(
    head: str, parameters: dict[str, tuple[str, ...]]
) -> None:
    said = read_property(f"{head}:tel:+1;ext=2".encode())

    assert (said.name, dict(said.parameters), said.text) == ("TEL", parameters, "tel:+1;ext=2")


def test_values_lose_their_escapes_and_only_those() -> None:
    said = read_property(rb"ORG:A\, B\; C\: D\\E\nF;Second\;part;3")

    assert said.components == ["A, B; C: D\\E\nF", "Second;part", "3"]
    assert read_property(b"FN:Okonkwo, Ines").text == "Okonkwo, Ines"


@pytest.mark.parametrize("charset", ["KLINGON", "unicode_escape", "zip", "rot13", "undefined", ""])
def test_an_unknown_character_set_is_none(charset: str) -> None:
    line = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:Zo=C3=AB \\q".encode()

    assert read_property(line).text == "Zoë \\q"


def test_base64_text_is_text() -> None:
    assert read_property(b"FN;ENCODING=BASE64;CHARSET=UTF-8:Wm/Dqw==").text == "Zoë"
    assert read_property(b"FN;ENCODING=b:!").text == ""


def test_a_card_inside_a_card_is_passed_over() -> None:
    agent = "AGENT:\r\nBEGIN:VCARD\r\nFN:Agent\r\nTEL:1\r\nEND:VCARD"

    assert values(card("FN:Noor", agent, "TEL:2", version="2.1")) == ["Noor"]
    assert values(card("FN:Noor", agent, "TEL:2", version="2.1"), "TEL") == ["2"]


def test_a_card_without_end_ends_where_the_next_one_begins() -> None:
    text = "BEGIN:VCARD\r\nFN:Noor\r\n" + card("FN:Bo")

    assert lines(text) == [(["FN:Noor"], None), (["FN:Bo"], None)]


def test_a_card_without_beginning_is_damaged() -> None:
    text = card("FN:Noor") + "FN:Bo\r\nEND:VCARD\r\n" + card("FN:Zoë")

    assert lines(text) == [(["FN:Noor"], None), ([], HEADLESS), (["FN:Zoë"], None)]
    assert lines(card("FN:Noor") + "END:VCARD\r\n") == [(["FN:Noor"], None)]


@pytest.mark.parametrize("tail", ["", "\r\n", "\r\n\r\n  \r\n", "\r\n\x1a", "\0\0"])
def test_a_text_that_ends_with_the_end_of_a_card_is_whole(tail: str) -> None:
    assert lines(card("FN:Noor").rstrip() + tail) == [(["FN:Noor"], None)]


@pytest.mark.parametrize("at", range(len(card("FN:Zoë", "EMAIL:z@example.org").encode()) - 2))
def test_any_other_end_is_a_cut(at: int) -> None:
    whole = card("FN:Noor").encode()

    found = lines_of_bytes(whole + card("FN:Zoë", "EMAIL:z@example.org").encode()[:at])

    assert found[0] is None
    assert found[1:] == ([] if at == 0 else [CUT])


def lines_of_bytes(data: bytes) -> list[str | None]:
    return [one.damage for one in read_cards(io.BytesIO(data), data[:HEAD], WANTED)]


def test_pictures_cost_nothing_folded_or_not_indented_or_not() -> None:
    picture = "/9j/4AAQSkZJRgABAQ=="
    for photo in (
        f"PHOTO;ENCODING=b:{picture}\r\n {picture}",
        f"PHOTO;ENCODING=BASE64;JPEG:\r\n{picture}\r\n{picture}\r\n",
        f"PHOTO;BASE64:\r\n  {picture}\r\n  {picture}",
        f"PHOTO;ENCODING=b:{picture * 200_000}",
    ):
        assert lines(card("FN:Noor", photo, "TEL:1")) == [(["FN:Noor", "TEL:1"], None)]


@pytest.mark.parametrize(
    "line",
    [
        "FN" + ";a=b," * 20_000 + '":x',  # on this one vobject does not return
        "FN;" + "=" * 100_000 + ":x",
        "FN;" + '"' * 99_999 + ":x",
        "FN:" + "\\" * 100_000,
        "ORG:" + "\\;" * 50_000,
        "a." * 50_000 + "FN:x",
        "FN:" + "x" * 100_000,
        "FN;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 20_000,
        "FN:x" + "\r\n " * 20_000,
    ],
)
def test_hostile_lines_are_read_in_no_time(line: str) -> None:
    started = time.process_time()

    values(card(line, "TEL:1"))

    assert values(card(line, "TEL:1"), "TEL") == ["1"]
    assert time.process_time() - started < 2


@quick
@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_error(junk: bytes) -> None:
    data = b"BEGIN:VCARD\r\n" + junk + b"\r\n" + card("FN:Noor").encode()

    for one in read_cards(io.BytesIO(data), data[:HEAD], WANTED):
        for line in one.lines:
            read_property(line)
