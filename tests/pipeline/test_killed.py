"""Killed at any moment, a night leaves what people read untouched; run again, it ends the same."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.pipeline.nights import (
    AS_OF,
    content,
    derived,
    knows,
    neutral,
    run_night,
    tables,
)
from tests.sources import facebook_exports as facebook
from tests.sources.linkedin_tables import ME, TALK, URLS, YOU, said, table
from tests.sources.packing import make_zip

ROOT = Path(__file__).resolve().parents[2]
# step, function, nth call: about to do this when the end comes
MOMENTS = [
    ("begin", "perform", 1),
    ("begin", "read_decisions", 1),
    ("ingest", "perform", 1),
    ("ingest", "append", 4),  # in the middle of a package
    ("ingest", "load_package", 2),  # one package loaded, the next not yet
    ("ingest", "record_sightings", 1),
    ("resolve", "perform", 1),
    ("resolve", "replace", 3),
    ("resolve", "mark", 1),
    ("connect", "perform", 1),
    ("connect", "run", 2),
    ("measure", "perform", 1),
    ("measure", "replace", 4),
    ("rank", "perform", 1),
    ("rank", "rank_contacts", 1),
    ("advise", "perform", 1),
    ("advise", "replace", 5),
    ("report", "perform", 1),
    ("report", "write_reports", 1),
    ("report", "rename", 1),  # all written, nothing in place
    ("report", "rename", 2),  # the old ones away, the new ones not there
    ("report", "symlink_to", 1),
    ("report", "mark", 1),
    ("publish", "perform", 1),
    ("publish", "_with_views", 1),  # the form of what is published is half made
    ("publish", "replace", 1),
    ("publish", "mark", 1),
    ("summary", "publish_runs", 1),
    ("summary", "replace", 1),
]


def first_exports(inbox: Path) -> None:
    rows = [{"First Name": "Bo", "Last Name": "Li", "URL": YOU[1], "Company": "Acme"}]
    make_zip(
        inbox / "noor" / "Basic_LinkedInDataExport_01-31-2024.zip",
        {"Connections.csv": table(URLS, *rows), "messages.csv": table(TALK, said("t", ME, [YOU]))},
    )
    neutral(inbox / "crm-2024-01-31", contacts=knows("ann", "1", "2"), links=[("1", "2")])


def later_exports(inbox: Path) -> None:
    neutral(
        inbox / "crm-2024-04-30",
        day="2024-04-30",
        people=[("1", "Uma"), ("2", "Vic"), ("3", "Wim"), ("4", "Xu")],
        contacts=knows("ann", "1", "3"),
        links=[("1", "3"), ("3", "4"), ("1", "4")],
        interactions=[
            ("e1", "2024-04-01", "ann", "1", "call"),
            ("e2", "2024-04-02", "1", "ann", "call"),
        ],
    )
    friends = facebook.friends(*(facebook.item(n) for n in (facebook.ANNA, facebook.BEN)))
    facebook.export(
        inbox / "noor" / "facebook-2024-03-31",
        {
            facebook.PROFILE: facebook.profile(facebook.NOOR),
            facebook.FRIENDS: friends,
            f"{facebook.INBOX}/anna_1/message_1.json": facebook.thread(
                (facebook.NOOR, facebook.ANNA), facebook.said(facebook.ANNA)
            ),
        },
    )


@contextmanager
def nights_that_die(home: Path) -> Iterator[Callable[..., int]]:
    """A function that has a night die at a moment and says how it ended."""
    command = [sys.executable, "-m", "tests.pipeline.killed", str(home), AS_OF]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def die(step: str, function: str, nth: int) -> int:
            assert process.stdin
            assert process.stdout
            print(step, function, nth, file=process.stdin, flush=True)
            return int(process.stdout.readline())

        yield die


def test_night_that_is_killed_again_and_again_ends_like_one_that_was_not(tmp_path: Path) -> None:
    home, undisturbed = tmp_path / "home", tmp_path / "undisturbed"
    first_exports(home / "inbox")
    run_night(home)
    before = tables(home)
    later_exports(home / "inbox")
    shutil.copytree(home / "inbox", undisturbed / "inbox")
    run_night(undisturbed)
    after = tables(undisturbed)

    derived(home, "truncate state.published_forms")  # as after an update of netgraph
    last = (home / "netgraph.duckdb").read_bytes()

    with nights_that_die(home) as die:
        for moment in MOMENTS:
            assert die(*moment) == -signal.SIGKILL, f"{moment} was not reached"
            if (found := (home / "netgraph.duckdb").read_bytes()) != last:
                assert tables(home) in (before, after), f"half a night is published: {moment}"
            last = found
    run_night(home)

    assert content(home) == content(undisturbed)
    assert not [path.name for path in home.rglob(".*")]
