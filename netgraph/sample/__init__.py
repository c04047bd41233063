"""Invented people and their exports, in the networks' real formats."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from netgraph.errors import UsageError
from netgraph.sample import home, story


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """How much was written."""

    owners: int
    people: int
    exports: int  # files or folders in the inbox
    ties: int  # that ever were
    messages: int  # in all threads of all owners
    mails: int  # of persons
    meetings: int  # entries of calendars; a series is one
    cards: int  # of address books
    bytes: int


def generate(
    directory: Path, people: int | None = None, owners: int | None = None, seed: int = 1
) -> SampleSummary:
    """Write a home of invented exports; equal arguments give equal bytes.

    Args:
        directory: The home; gets inbox/ and decisions/.
        people: Size of a random home. Null, with `owners` null too: the story of data/sample.
            Null alone: 300 for each owner.
        owners: Who export in a random home. Null: one for each 500 people.
        seed: Another one gives other people with the same structure.

    Returns:
        Counts of what was written.

    Raises:
        UsageError: A number is below one, or the directory already has an inbox with content.
    """
    inbox = directory / "inbox"
    if inbox.exists() and (not inbox.is_dir() or any(inbox.iterdir())):
        raise UsageError(
            f"{inbox} is not empty; expected a directory without an inbox. "
            "Choose another one, or remove it: nothing of it was changed."
        )
    if people is None and owners is None:
        world = story.build_story(seed)
        written = story.entries(world, seed)
    else:
        world = home.build_home(*_size(people, owners), seed)
        written = home.entries(world)
    exports, size = _write(directory, written)
    threads = {id(t): t for held in world.threads.values() for t in held}
    return SampleSummary(
        owners=len(world.owners),
        people=len(world.people),
        exports=exports,
        ties=sum(map(len, world.ties.values())),
        messages=sum(len(t.messages) for t in threads.values()),
        mails=len({id(m) for held in world.mails.values() for m in held}),
        meetings=len({id(m) for held in world.meetings.values() for m in held}),
        cards=sum(map(len, world.cards.values())),
        bytes=size,
    )


def _size(people: int | None, owners: int | None) -> tuple[int, int]:
    owners = owners if owners is not None else max(1, (people or 0) // 500)
    people = people if people is not None else 300 * owners
    if owners < 1 or people <= owners:
        raise UsageError(
            f"{people} people, {owners} owners: expected one owner at least, and more people. "
            "Give other numbers, or none at all for the story."
        )
    return people, owners


def _write(directory: Path, written: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Write the files; the number of entries of the inbox' folders, and of bytes."""
    exports, size = set(), 0
    for path, data in written:
        target = directory / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        size += len(data)
        if path.startswith("inbox/"):
            exports.add(tuple(path.split("/")[:3]))
    return len(exports), size
