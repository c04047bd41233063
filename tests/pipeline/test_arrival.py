"""Whatever order exports arrive in, however often, over however many nights: the same content."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pipeline.nights import (
    Row,
    content,
    decide,
    derive,
    derived,
    knows,
    neutral,
    rank_night,
    run_night,
)
from tests.sources import facebook_exports as facebook
from tests.sources.linkedin_tables import TALK, URLS, said, table
from tests.sources.packing import make_zip

# two of one name, one of whom hides behind the other in threads
PEOPLE = ["Ann Bell", "Bo Li", "Cy Dorn", "Cy Dorn", "Eve Ruiz", "Flo Gray"]
OWNERS = {"noor": "Noor Haddad", "zoe": "Zoë Brandt"}
DAYS = ["2024-01-31", "2024-02-29", "2024-03-31"]
BITS = st.lists(st.booleans(), min_size=len(PEOPLE), max_size=len(PEOPLE))


@dataclass
class Export:
    """One package, which can be put into any inbox."""

    path: str
    kind: str
    day: str
    there: list[bool]
    era: int = 0
    talk: list[int] = field(default_factory=list)

    def put(self, inbox: Path) -> None:
        getattr(self, f"_{self.kind}")(inbox / self.path)

    @property
    def _known(self) -> list[int]:
        return [n for n, there in enumerate(self.there) if there]

    def _linkedin(self, path: Path) -> None:
        owner = self.path.split("/")[0]
        me = (OWNERS[owner], f"https://www.linkedin.com/in/{owner}")
        rows = []
        for n in self._known:
            first, last = PEOPLE[n].split()
            url = f"https://www.linkedin.com/in/p{n}" if self.era else ""
            on = f"{n + 1:02} Jan 2023"
            rows.append({"First Name": first, "Last Name": last, "URL": url, "Connected On": on})
        talk = []
        for n in self.talk:
            other = (PEOPLE[n], f"https://www.linkedin.com/in/p{n}" if self.era else "")
            ends = (me, [other]) if n % 2 else (other, [me])
            talk.append(said(f"t{n}", *ends, f"2023-05-{n + 1:02} 10:00:00"))
        files = {"Connections.csv": table(URLS, *rows)}
        make_zip(path, files | ({"messages.csv": table(TALK, *talk)} if talk else {}))

    def _facebook(self, path: Path) -> None:
        owner = self.path.split("/")[0]
        me = OWNERS[owner]
        friends = facebook.friends(
            *(facebook.item(PEOPLE[n], facebook.NOON + n * 1000) for n in self._known)
        )
        files = {facebook.PROFILE: facebook.profile(me), facebook.FRIENDS: friends}
        for n in self.talk:
            group = (me, PEOPLE[n], PEOPLE[n - 1])
            told = facebook.said(PEOPLE[n], (facebook.NOON + n) * 1000)
            files[f"{facebook.INBOX}/g_{n}/message_1.json"] = facebook.thread(group, told)
        facebook.export(path, files)

    def _crm(self, path: Path) -> None:
        met: list[Row] = [
            (f"e{n}", "2024-01-05", "noor", f"p{to}", "meeting")
            for n in self.talk
            for to in {n, 0, 5}
        ]
        neutral(
            path,
            day=self.day,
            people=[(f"p{n}", PEOPLE[n], f"p{n}@example.org") for n in self._known],
            contacts=knows("noor", *(f"p{n}" for n in self._known)),
            links=[(f"p{n}", f"p{(n + 2) % 6}", "copresence", 0.3) for n in self.talk],
            interactions=met,
        )


@st.composite
def worlds(draw: st.DrawFn) -> list[Export]:
    """Up to nine exports of two owners, three networks and three days."""
    names = [
        *(
            (f"{o}/Basic_LinkedInDataExport_{d[5:]}-{d[:4]}.zip", "linkedin", d)
            for o in OWNERS
            for d in DAYS
        ),
        *((f"{o}/facebook-{o}-{DAYS[1]}", "facebook", DAYS[1]) for o in OWNERS),
        *((f"crm-{d}", "crm", d) for d in DAYS[:2]),
    ]
    chosen = draw(st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True))
    talk = st.lists(st.integers(0, 5), max_size=3, unique=True)
    return [Export(*name, draw(BITS), draw(st.integers(0, 1)), draw(talk)) for name in chosen]


PLANS = st.lists(st.tuples(st.integers(0, 1), st.booleans()), min_size=5, max_size=5)


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(world=worlds(), order=st.permutations(range(5)), plan=PLANS)
def test_content_depends_on_the_exports_alone(
    world: list[Export], order: list[int], plan: list[tuple[int, bool]]
) -> None:
    """Each comes in the first or second night, some of them twice and under another name first."""
    with TemporaryDirectory() as folder:
        at_once, bit_by_bit = Path(folder, "at once"), Path(folder, "bit by bit")
        for home in (at_once, bit_by_bit):
            decide(home, "identities", "a,b,verdict\ncrm:p0,linkedin:in/p0,same\n")
        for export in world:
            export.put(at_once / "inbox")
        run_night(at_once)

        for night in sorted({when for when, _ in plan[: len(world)]}):
            for n in order:
                if n < len(world) and plan[n][0] == night:
                    _arrive(world[n], bit_by_bit / "inbox", is_handled=plan[n][1])
            rank_night(bit_by_bit)
            for n in range(len(world)):
                if plan[n] == (night, True):
                    _arrive(world[n], bit_by_bit / "inbox", is_handled=False)
        run_night(bit_by_bit)

        assert content(bit_by_bit) == content(at_once)


def _arrive(export: Export, inbox: Path, *, is_handled: bool) -> None:
    """Put an export into the inbox; one that is handled lies under another name for a night."""
    place = inbox / export.path
    spare = place.with_name(f"copy of {place.name}")
    for old in (place, spare):
        if old.is_dir():
            shutil.rmtree(old)
        old.unlink(missing_ok=True)
    export.put(inbox)
    if is_handled:
        place.rename(spare)


def test_night_repeated_and_files_touched_change_nothing(tmp_path: Path) -> None:
    world = [
        Export(
            "noor/Basic_LinkedInDataExport_01-31-2024.zip", "linkedin", DAYS[0], [True] * 6, 1, [1]
        ),
        Export("noor/facebook-noor-2024-02-29", "facebook", DAYS[1], [True] * 6, 0, [2, 3]),
        Export("crm-2024-01-31", "crm", DAYS[0], [True] * 6, 0, [4]),
    ]
    for export in world:
        export.put(tmp_path / "inbox")
    run_night(tmp_path)
    before = content(tmp_path)
    touched = [path for path in (tmp_path / "inbox").rglob("*") if path.is_file()]
    for path in touched:
        os.utime(path, (1_700_000_000, 1_700_000_000))

    run_night(tmp_path)

    assert content(tmp_path) == before
    assert derived(tmp_path, "select count(*) from raw.sightings") == [(3,)]


def test_world_of_these_tests_has_something_to_say(tmp_path: Path) -> None:
    """Else equal contents would say nothing."""
    for n, day in enumerate(DAYS):
        path = f"noor/Basic_LinkedInDataExport_{day[5:]}-{day[:4]}.zip"
        Export(path, "linkedin", day, [n != 1] * 6, n, [1, 2]).put(tmp_path / "inbox")
    Export("noor/facebook-noor-2024-02-29", "facebook", DAYS[1], [True] * 6, 0, [3, 5]).put(
        tmp_path / "inbox"
    )
    derive(tmp_path)

    counts: dict[str, Any] = dict(
        derived(
            tmp_path,
            "select 'held', count(*) from core.held_lists union all "
            "select 'nobody', count(*) from core.events where from_person is null union all "
            "select 'people', count(*) from core.people union all "
            "select 'copresence', count(*) from core.links where evidence = 'copresence'",
        )
    )
    assert counts.pop("held") == 1
    assert all(counts.values())
