"""Exports as the networks cut them, read into frames. Pure readers: no database, no network."""

from netgraph.errors import ExportError
from netgraph.sources.addressbook import ADDRESSBOOK
from netgraph.sources.archive import Archive
from netgraph.sources.calendar import CALENDAR
from netgraph.sources.contract import Source
from netgraph.sources.facebook import FACEBOOK
from netgraph.sources.linkedin import LINKEDIN
from netgraph.sources.mail import MAIL
from netgraph.sources.neutral import NEUTRAL
from netgraph.sources.x import X

SOURCES: tuple[Source, ...] = (LINKEDIN, FACEBOOK, X, MAIL, CALENDAR, ADDRESSBOOK, NEUTRAL)

#: Readers of single files, wherever those lie; the others read a package as a whole.
BY_FILE = ("mail", "calendar", "addressbook")


def claimants(archive: Archive) -> list[Source]:
    """The readers that know this package.

    A mailbox, calendar or card that lies in the export of a network (somebody sent it) is a file
    of that export.
    """
    whole = [s for s in SOURCES if s.name not in BY_FILE and s.claims(archive)]
    return whole or [s for s in SOURCES if s.name in BY_FILE and s.claims(archive)]


def parts_of(archive: Archive) -> list[tuple[Source, Archive]]:
    """What each reader reads of a package: all of it, or its own files of a Takeout.

    Returns:
        One reader with the package; or several readers of files, each with those that it claims,
        the first also with what nobody claims.

    Raises:
        ExportError: No reader knows the package, or several know it as a whole.
    """
    known = claimants(archive)
    if len(known) == 1:
        return [(known[0], archive)]
    if not known:
        raise ExportError(_unknown(archive))
    if any(source.name not in BY_FILE for source in known):
        several = " and ".join(source.name for source in known)
        raise ExportError(
            f"{archive.names[0]}: {several} claim this, expected one network in a package. "
            "Put their files into a folder or zip each."
        )
    files: dict[str, list[str]] = {source.name: [] for source in known}
    for path in archive.paths:
        alone = archive.only([path])
        mine = next((source for source in known if source.claims(alone)), known[0])
        files[mine.name].append(path)
    return [(source, archive.only(files[source.name])) for source in known]


def _unknown(archive: Archive) -> str:
    names = ", ".join(source.name for source in SOURCES)
    shown = ", ".join(map(repr, archive.paths[:3])) + (", ..." if len(archive.paths) > 3 else "")
    return (
        f"{archive.names[0]}: no reader knows this ({shown}); known are {names}. "
        "Anything else comes in the neutral format: a folder with netgraph.json."
    )
