"""When a message was written."""

import pytest

from netgraph.sources.mail.fields import fields_of
from netgraph.sources.mail.moments import IMPOSSIBLE, NO_DATE, moment_of

BARE = b"From - "


def when(date: str | None, separator: bytes = BARE, received: str | None = None) -> str:
    lines = [f"Received: from a by b;\n\t{received}"] if received else []
    lines += [f"Date: {date}"] if date is not None else []
    fields = fields_of("".join(f"\n{line}" for line in [*lines, "X-Any: 1"]).encode())
    assert fields is not None
    at = moment_of(fields, separator)
    return at if isinstance(at, str) else at.isoformat()


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Mon, 4 Mar 2024 11:20:34 +0000", "2024-03-04T11:20:34"),
        ("Mon, 04 Mar 2024 11:20:34 -0000", "2024-03-04T11:20:34"),
        ("4 Mar 2024 11:20 +0530", "2024-03-04T05:50:00"),
        ("Mon,  4 Mar 2024 23:20:34 -0800 (PST)", "2024-03-05T07:20:34"),
        ("Mon, 4 Mar 24 11:20:34 GMT", "2024-03-04T11:20:34"),
        ("Thu, 4 Mar 99 11:20:34 EST", "1999-03-04T16:20:34"),
        ("Monday, 04-Mar-24 11:20:34 UTC", "2024-03-04T11:20:34"),
        ("Mon Mar  4 11:20:34 2024", "2024-03-04T11:20:34"),
        ("Mon, 4 Mar 2024 11:20:34 CET", "2024-03-04T10:20:34"),
        ("Mon, 4 Mar 2024 11:20:34 MESZ", "2024-03-04T09:20:34"),
        ("Mon, 4 Mar 2024 11:20:34 +0000 (CET)", "2024-03-04T11:20:34"),
        ("Mon, 4 Mar 2024 11:20:34 LMT", "2024-03-04T11:20:34"),
        ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59"),
        ("Mon, 4 Mar\n 2024 11:20:34 +0000", "2024-03-04T11:20:34"),
        ("Sat, 1 Jan 2000 00:30:00 +0100", "1999-12-31T23:30:00"),
    ],
)
def test_dates_are_read_in_utc(date: str, expected: str) -> None:
    assert when(date) == expected


@pytest.mark.parametrize("garbage", [None, "", "tomorrow", "32 Mar 2024 11:20", "\0", "9" * 5_000])
def test_the_separator_line_then_received_stand_in_for_a_date(garbage: str | None) -> None:
    takeout = b"From 1774@xxx Mon Mar 04 11:20:34 +0000 2024\r"
    unix = b"From noor@example.net Mon Mar  4 11:20:34 2024"
    arrived = "Tue, 5 Mar 2024 10:00:00 +0100 (CET)"

    assert when(garbage, takeout, arrived) == "2024-03-04T11:20:34"
    assert when(garbage, unix) == "2024-03-04T11:20:34"
    assert when(garbage, BARE, arrived) == "2024-03-05T09:00:00"
    assert when(garbage) == NO_DATE


@pytest.mark.parametrize("date", ["1 Jan 1970 00:00:00 +0000", "1 Jan 2199 00:00:00 +0000"])
def test_a_year_that_cannot_be_falls_back_too(date: str) -> None:
    assert when(date, BARE, "Tue, 5 Mar 2024 10:00:00 +0000") == "2024-03-05T10:00:00"
    assert when(date) == IMPOSSIBLE


def test_nothing_is_written_after_it_has_arrived() -> None:
    arrived = "Tue, 5 Mar 2024 10:00:00 +0000"

    assert when("Sat, 1 Jan 2038 00:00:00 +0000", BARE, arrived) == "2024-03-05T10:00:00"
    assert when("Wed, 6 Mar 2024 09:00:00 +0000", BARE, arrived) == "2024-03-06T09:00:00"
    assert when("Fri, 1 Mar 2002 09:00:00 +0000", BARE, arrived) == "2002-03-01T09:00:00"
    assert when("Sat, 1 Jan 2028 00:00:00 +0000", BARE, "gibberish") == "2028-01-01T00:00:00"
