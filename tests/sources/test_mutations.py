"""Every reader over golden exports that were cut, re-saved, drifted, split and garbled.

Whatever comes, nothing crashes, all is accounted for, and a list is whole, absent, or short by rows
that are rejected with a reason: what it lacks in silence would be people who seem to have left.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from netgraph.errors import ExportError
from netgraph.sources import SOURCES, parts_of
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot, Source
from tests.sources import mutations
from tests.sources.golden import Case, cases
from tests.sources.invariants import assert_kept
from tests.sources.mutations import Files, Mutation
from tests.sources.packing import make_zip, members_of

Member = tuple[str, str | None, str | None]

#: What leaves every row in place: the reader says the same, or says that it cannot read the file.
HARMLESS = (mutations.recoded, mutations.reordered, mutations.with_a_stranger)
#: What takes something away: every row is still there, or rejected, or its list is absent.
DRIFT = (
    mutations.without_a_column,
    mutations.with_a_column_twice,
    mutations.with_a_column_renamed,
)
PARTIAL = (mutations.cut, mutations.without_a_file)
#: Lists that are the sum of several files; nobody is a contact by them, and nobody is gone.
ADD_UP = ("addressbook", "imported_contacts")
#: How often each reader's exports are mutated; others hold no lists, or lists that remove nobody.
TIMES = {"linkedin": 500, "facebook": 500, "x": 500}
MUTATIONS = (*HARMLESS, *DRIFT, *PARTIAL, mutations.garbled)


@cache
def readable(source: Source) -> list[tuple[Case, Files]]:
    return [
        (case, members_of(case.export))
        for case in cases()
        if case.source is source and not case.refused
    ]


def read(source: Source, files: Files, folder: Path) -> Snapshot | None:
    """What the store would get; null when the package is refused by name."""
    with open_archive(make_zip(folder / "export.zip", files)) as archive:
        try:
            claimed = dict(parts_of(archive))
            if source not in claimed:
                return None  # what is left of it could be another's
            said = source.read(claimed[source])
        except ExportError:
            return None
        snapshot = admit(said)  # what this refuses is a mistake of the reader
        assert_kept(snapshot, claimed[source])
        return snapshot


@cache
def original(case: Case, folder: Path) -> Snapshot:
    snapshot = read(case.source, members_of(case.export), folder)
    assert snapshot is not None
    return snapshot


def lists(snapshot: Snapshot) -> dict[tuple[str, str | None], str]:
    return {
        (name, owner): state
        for name, owner, state in snapshot.lists["list", "owner", "state"].rows()
    }


def members(snapshot: Snapshot, name: str, owner: str | None) -> list[Member]:
    ties = snapshot.ties.filter(
        pl.col("list") == name, pl.col("owner").eq_missing(pl.lit(owner, dtype=pl.String))
    )
    return sorted(ties.select("key", "kind", pl.col("since").cast(pl.String)).rows(), key=str)


def names(snapshot: Snapshot, people: Iterable[tuple[str | None, ...]]) -> set[str]:
    """What they are called, as far as they have names."""
    called = dict(snapshot.accounts.drop_nulls("name")["key", "name"].rows())
    return {called[key] for key, *_ in people if key in called}


def usable(snapshot: Snapshot | None) -> dict[tuple[str, str | None], list[Member]]:
    """The lists that could remove somebody, with their members."""
    if snapshot is None:
        return {}
    return {
        at: members(snapshot, *at) for at, state in lists(snapshot).items() if state != "absent"
    }


def rejected(snapshot: Snapshot) -> int:
    return snapshot.rejects.height


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutated")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_nothing_that_happens_to_an_export_loses_anybody_in_silence(
    source: Source, folder: Path
) -> None:
    @settings(
        max_examples=TIMES.get(source.name, 60),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=st.sampled_from(readable(source)),
        mutate=st.sampled_from(MUTATIONS),
        seed=st.integers(0, 2**32),
    )
    def holds(case: tuple[Case, Files], mutate: Mutation, seed: int) -> None:
        whole, files = original(case[0], folder), case[1]
        mutated = mutate(files, Random(seed))
        assume(mutated is not None)
        assert mutated is not None
        changed, path = mutated
        said = read(source, changed, folder)
        if said is None or mutate is mutations.garbled:
            return
        before, after = usable(whole), usable(said)
        for at in before.keys() & after.keys():
            if mutate is mutations.without_a_file and at[0] in ADD_UP:
                continue
            # Of two rows of one person that contradict each other on the day, the first counts.
            told = 2 if mutate is mutations.reordered else 3
            lost = {member[:told] for member in before[at]} - {m[:told] for m in after[at]}
            if mutate is mutations.without_a_file:
                # Another form of the list can know the same people by name and day, not by address.
                there = names(said, after[at])
                lost = {member for member in lost if not names(whole, [member]) & there}
            more = rejected(said) - rejected(whole)
            if mutate in (*HARMLESS, *PARTIAL):
                assert not lost, (at, path)
            else:
                assert len(before[at]) - len(after[at]) <= max(more, 0), (at, path)

    holds()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_of_two_parts_neither_says_that_the_others_people_are_gone(
    source: Source, folder: Path
) -> None:
    @settings(
        max_examples=30,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.sampled_from(readable(source)), seed=st.integers(0, 2**32))
    def holds(case: tuple[Case, Files], seed: int) -> None:
        parts = mutations.split(case[1], Random(seed))
        if parts is None:
            return
        whole = usable(original(case[0], folder))
        said = [read(source, part, folder) for part in parts]
        # together they are one export, in which a list that is absent in one part is absent
        absent = {
            at for one in said if one for at, state in lists(one).items() if state == "absent"
        }
        told = [usable(one) for one in said]
        for at, people in whole.items():
            if at not in absent and any(at in one for one in told):
                assert {*people} <= {member for one in told for member in one.get(at, [])}, at

    holds()
