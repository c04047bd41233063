"""Mailboxes taken apart: by whatever rule they were written, however large, however damaged."""

import io
import mailbox
import random
import tracemalloc
from email.message import Message
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.errors import ExportError
from netgraph.sources.mail import scan
from tests.sources.golden import GOLDEN
from tests.sources.mail_files import MARA, NOOR, SEPARATOR, mbox, message, read, reasons
from tests.sources.packing import members_of

TAKEOUT = "From 1774@xxx Mon Mar 04 11:20:34 +0000 2024"
repeatable = settings(derandomize=True, database=None, deadline=None, max_examples=60)


def heads(data: bytes) -> list[bytes]:
    return [raw.head for raw in scan.mailbox(io.BytesIO(data))]


def subjects(data: bytes) -> list[bytes]:
    return [head.partition(b"Subject: ")[2].strip() for head in heads(data)]


@pytest.mark.parametrize("separator", [SEPARATOR, TAKEOUT, f"From {NOOR} Mon Mar  4 11:20 2024"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_messages_stand_apart_whatever_wrote_the_mailbox(separator: str, end: str) -> None:
    one = f"{separator}\nSubject: 1\n\nbody\n\n"
    data = (one + one.replace("1\n", "2\n", 1) + one).replace("\n", end).encode()

    assert len(heads(data)) == 3


def test_line_ends_may_differ_inside_a_mailbox() -> None:
    data = (
        f"{SEPARATOR}\r\nSubject: 1\r\n\r\nbody\r\n\r\n{SEPARATOR}\nSubject: 2\n\r\n\n"
        f"{SEPARATOR}\r\nSubject: 3\n\nbody"
    )

    assert subjects(data.encode()) == [b"1", b"2", b"3"]


@pytest.mark.parametrize(
    "line",
    [
        f">{SEPARATOR}",
        "From here on it is 11:20",
        "From Monday 2024",
        "From: somebody 11:20 2024",
        f"no empty line before\n{SEPARATOR}",
        f"\n {SEPARATOR}",
    ],
)
def test_a_line_of_a_body_is_no_separator(line: str) -> None:
    data = f"{SEPARATOR}\nSubject: 1\n\nbody\n\n{line}\nSubject: 2\n\nrest\n"
    if line.startswith("no empty"):
        data = data.replace("body\n\n", "body\n")

    assert subjects(data.encode()) == [b"1"]


def test_a_message_without_body_ends_at_the_next_separator() -> None:
    data = f"{SEPARATOR}\nSubject: 1\n\n{SEPARATOR}\nSubject: 2\n\n"

    assert subjects(data.encode()) == [b"1", b"2"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_mailbox_holds_no_messages(data: bytes) -> None:
    assert heads(data) == []
    assert read({"a.mbox": data, "b.mbox": mbox(message())}).files["rows_read"].to_list() == [0, 1]


@repeatable
@given(st.integers(1, 120), st.integers(0, 10_000))
def test_where_chunks_end_makes_no_difference(chunk: int, seed: int) -> None:
    rng = random.Random(seed)
    ends = [rng.choice(["\n", "\r\n"]) for _ in range(9)]
    data = "".join(
        f"{TAKEOUT}\nSubject: {n}\nTo: x\n\nFrom here\n>{TAKEOUT}\n\nFrom \n\n".replace("\n", end)
        for n, end in enumerate(ends)
    ).encode()
    whole = list(scan.mailbox(io.BytesIO(data)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "CHUNK", chunk)

        assert list(scan.mailbox(io.BytesIO(data))) == whole
    assert [raw.fault for raw in whole] == [None] * 9


@repeatable
@given(st.lists(st.text(st.sampled_from("From >\nx:2024 11:20"), max_size=60), max_size=6))
def test_mailboxes_read_as_the_standard_library_wrote_them(bodies: list[str]) -> None:
    """Its writer quotes every `From ` of a body; header blocks must come back as they were."""
    out = io.BytesIO()
    for n, body in enumerate(bodies):
        text = Message()
        text["Subject"] = str(n)
        text.set_payload(f"{body}\n")
        mail = mailbox.mboxMessage(text)
        mail.set_from("noor@example.net", (2024, 3, 4, 11, 20, 34, 0, 64, 0))
        out.write(f"From {mail.get_from()}\n".encode())
        out.write(mail.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n")

    assert subjects(out.getvalue()) == [str(n).encode() for n in range(len(bodies))]


def test_headers_beyond_any_real_size_are_rejected_and_the_rest_goes_on() -> None:
    endless = message(to=", ".join(f"p{n}@example.org" for n in range(20_000)))
    said = read(mbox(message(), endless, message(to="ines@example.com")))

    assert reasons(said) == [scan.TOO_LARGE]
    assert said.events.height == 2


def test_giant_lines_and_nul_bytes_cost_nothing() -> None:
    data = mbox(message()).replace(b"Nothing", b"\0" * 3_000_000 + b"x" * 3_000_000)
    said = read(data + mbox(message(to="ines@example.com", x_odd="\0" * 50)))

    assert said.events.height == 2


def test_a_cut_in_the_headers_is_told_and_one_in_the_body_is_none() -> None:
    whole = mbox(message(), message("ines@example.com"))
    in_headers = whole[: whole.rindex(b"To: ") + 8]
    in_body = whole[: whole.rindex(b"Nothing") + 4]

    assert reasons(read(in_headers)) == [scan.CUT]
    assert read(in_body).events.height == 2


def test_what_stands_before_the_first_separator_is_counted() -> None:
    said = read({"rest.mbox": b"the end of a message\n\n" + mbox(message())})

    assert reasons(said) == [scan.NO_START]
    assert said.files["rows_read"].to_list() == [2]


def test_a_stream_that_breaks_gives_what_came_before() -> None:
    class Breaking(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(40)
            if not data:
                raise ExportError("damaged")
            return data

    found: list[scan.Raw] = []
    with pytest.raises(ExportError, match="damaged"):
        found.extend(scan.mailbox(Breaking(mbox(message(), message())[:-60])))

    assert len(found) == 2


def test_memory_does_not_grow_with_the_mailbox(tmp_path: Path) -> None:
    body = b"x" * 76 + b"\n"
    path = tmp_path / "large.mbox"
    with path.open("wb") as out:
        for n in range(60):
            out.write(f"{SEPARATOR}\nSubject: {n}\n\n".encode() + body * 14_000 + b"\n")
    tracemalloc.start()
    with path.open("rb") as stream:
        count = sum(1 for _ in scan.mailbox(stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 60
    assert path.stat().st_size > 60 << 20
    assert peak < 8 << 20


@repeatable
@given(st.data())
def test_damage_never_crashes_and_every_message_is_kept_or_rejected(data: st.DataObject) -> None:
    """Any golden mailbox, cut anywhere and with bytes of it changed."""
    folders = sorted(GOLDEN.glob("mail/*/export"))
    files = members_of(data.draw(st.sampled_from(folders)))
    path = data.draw(st.sampled_from(sorted(files)))
    spoiled = bytearray(files[path][: data.draw(st.integers(0, len(files[path])))])
    for _ in range(data.draw(st.integers(0, 6))):
        if spoiled:
            at = data.draw(st.integers(0, len(spoiled) - 1))
            spoiled[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))

    said = read(files | {path: bytes(spoiled)})

    read_files = said.files.filter(pl.col("status") == "read")
    whole = read_files["rows_kept"] + read_files["rows_rejected"]
    assert (read_files["rows_read"] == whole).all()
    assert said.rejects.height == read_files["rows_rejected"].sum()
    assert said.events.height == read_files["rows_kept"].sum()


def test_apples_own_form_is_a_message_with_its_length_before_it() -> None:
    text = message(NOOR, MARA).encode()
    said = read({"1.emlx": f"{len(text)}  \n".encode() + text + b"<plist/>\n"})

    assert said.events.height == 1
