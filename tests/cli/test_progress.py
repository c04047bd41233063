import io
import logging
import sys

import pytest

from netgraph.cli.progress import progress

LINES = logging.getLogger("netgraph")
BEGUN = logging.getLogger("netgraph.begun")


class Screen(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


PLAIN = "ingest      1.00 s      99 MB  3 [packages]\na reader failed\n"


def told(
    screen: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    level: int = logging.INFO,
    *,
    live: bool = True,
) -> str:
    for name in ("CI", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    before = [log.handlers.copy() for log in (LINES, BEGUN)]
    with progress(level, live=live):
        BEGUN.debug("ingest: package %d of %d", 2, 3)
        LINES.info("ingest      1.00 s      99 MB  3 [packages]")
        LINES.warning("a reader failed")
    assert [log.handlers for log in (LINES, BEGUN)] == before
    return screen.getvalue()


def test_a_pipe_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(io.StringIO(), monkeypatch) == PLAIN


def test_what_waits_for_the_night_shows_no_work_in_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told(Screen(), monkeypatch, live=False) == PLAIN


def test_a_terminal_shows_what_is_being_done_below_what_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = told(Screen(), monkeypatch)

    assert "ingest      1.00 s      99 MB  3 [packages]\n" in said
    assert "ingest: package 2 of 3" in said


def test_scripts_get_warnings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(Screen(), monkeypatch, logging.WARNING) == "a reader failed\n"
