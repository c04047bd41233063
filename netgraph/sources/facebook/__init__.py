"""Facebook: friends, requests, removals and conversations, from JSON and HTML of every era.

A split export comes as several packages, each read by itself. End-to-end encrypted chats (the rule
since December 2023) come in a zip of their own: without it, that somebody writes no more after that
date is no evidence of silence.
"""

from dataclasses import dataclass

import polars as pl

from netgraph import schemas
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.facebook import acts, book, claim, conversations, lists, profile
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place, place
from netgraph.sources.facebook.names import Names


@dataclass(frozen=True, slots=True)
class Facebook:
    """Reader of Facebook's official export."""

    name: str = "facebook"

    def claims(self, archive: Archive) -> bool:
        """Whether this package is Facebook's; Instagram's, which looks much alike, is not."""
        return claim.claimed(archive)

    def read(self, archive: Archive) -> Snapshot:
        """All that the package says.

        Raises:
            ExportError: Nothing of the package can be read.
        """
        places = [claim.known(archive, place(path)) for path in archive.paths]
        intake, names = Intake(archive), Names()
        listed = lists.read(intake, places, names)
        uploaded = book.read(intake, places)
        own = profile.read(intake, places, names)
        said, speaker = conversations.read(intake, places, names, own)
        done_to = acts.read(intake, places, names, own or speaker)
        _pass_over(intake, [spot for spot in places if spot.path not in intake.files])
        owners = _owners(own, speaker, names)
        events = pl.concat([said["events"], done_to["events"]])
        audiences = pl.concat([said["audiences"], done_to["audiences"]])
        used = (owners["key"], listed.frames["ties"]["key"], events["from_key"], audiences["key"])
        bare = _bare_accounts(pl.concat(used), names)
        done = intake.frames()
        return Snapshot(
            source=self.name,
            manifest_on=listed.made_on,
            owners=owners,
            accounts=pl.concat([listed.frames["accounts"], uploaded["accounts"], bare]),
            lists=pl.concat([listed.frames["lists"], uploaded["lists"]]),
            ties=pl.concat([listed.frames["ties"], uploaded["ties"]]),
            links=schemas.LINKS.empty(),
            events=events,
            audiences=audiences,
            threads=said["threads"],
            files=done["files"],
            rejects=pl.concat(told["rejects"] for told in (listed.frames, uploaded, said, done_to)),
            notes=done["notes"],
        )


def _pass_over(intake: Intake, places: list[Place]) -> None:
    """List the files that are no list, thread or profile."""
    for spot in places:
        if spot.role == "page":
            intake.ignore(spot.path, "a page of what is not read from HTML")
        else:
            intake.leave(spot)


def _owners(own: str | None, speaker: str | None, names: Names) -> pl.DataFrame:
    """The owner's accounts: two where the profile has another name than the conversations."""
    keys = {speaker: "conversations", own: "profile"}
    return schemas.OWNERS.of(
        [
            {"key": key, "name": names.shown[key], "evidence": evidence}
            for key, evidence in keys.items()
            if key
        ]
    )


def _bare_accounts(used: pl.Series, names: Names) -> pl.DataFrame:
    """The accounts that are no more than a name, as far as anything refers to them."""
    keys = sorted(used.drop_nulls().unique())
    known = [{"key": key, "name": names.shown[key]} for key in keys if key in names.shown]
    return schemas.ACCOUNTS.of(known)


FACEBOOK = Facebook()
