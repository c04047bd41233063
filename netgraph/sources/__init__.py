"""Exports as the networks cut them, read into frames. Pure readers: no database, no network."""

from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Source
from netgraph.sources.facebook import FACEBOOK
from netgraph.sources.linkedin import LINKEDIN
from netgraph.sources.neutral import NEUTRAL
from netgraph.sources.x import X

SOURCES: tuple[Source, ...] = (LINKEDIN, FACEBOOK, X, NEUTRAL)


def claiming(archive: Archive) -> Source:
    """The one reader that knows this package.

    Raises:
        ExportError: No reader claims it, or several do.
    """
    claimants = [source for source in SOURCES if source.claims(archive)]
    if len(claimants) == 1:
        return claimants[0]
    names = [source.name for source in SOURCES]
    if claimants:
        several = " and ".join(source.name for source in claimants)
        raise ExportError(
            f"{archive.names[0]}: {several} claim this, expected one network in a package. "
            "Put their files into a folder or zip each."
        )
    shown = ", ".join(map(repr, archive.paths[:3])) + (", ..." if len(archive.paths) > 3 else "")
    raise ExportError(
        f"{archive.names[0]}: no reader knows this ({shown}); known are {', '.join(names)}. "
        "Anything else comes in the neutral format: a folder with netgraph.json. "
        "If it is an HTML export of Facebook, ask Facebook for JSON."
    )
