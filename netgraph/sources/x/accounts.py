"""Whose archive it is, and what is known of the accounts it names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

import polars as pl

from netgraph.schemas import ACCOUNTS, OWNERS, TEXT
from netgraph.sources.x.loading import Loaded, Manifest
from netgraph.sources.x.pieces import OBSERVED, Piece, frame_of, rejected
from netgraph.sources.x.values import NO_DATE, NO_ID, account_key, handle, instant, mapping, written

_NAMES = {"userName": "username", "displayName": "accountDisplayName"}  # manifest: account.js
_OWN = ("key", "handle", "name", "email", "location")
_DOUBT = "The manifest is of another account than account.js: files of two archives are mixed."

_Told: TypeAlias = Loaded[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Own:
    """The owner's own account; nothing when the archive does not say whose it is."""

    key: str | None = None
    keys: frozenset[str] = frozenset()  # by id and by handle
    row: dict[str, str | None] = field(default_factory=dict)  # of ACCOUNTS
    since: datetime | None = None  # when the account was made
    doubt: str | None = None


def own_account(account: _Told, profile: _Told, manifest: Manifest) -> tuple[Own, Piece]:
    """The owner's account, from account.js or else from the manifest, and the rows without one."""
    inner = [(file, line, mapping(record.get("account"))) for file, line, record in account.rows]
    bad = [(file, line, NO_ID) for file, line, one in inner if not _id(one)]
    user = {_NAMES.get(name, name): value for name, value in manifest.user.items()}
    told = next((one for _, _, one in inner if _id(one)), user)
    piece = Piece(rejects=rejected(bad), counts={**account.counts, **profile.counts})
    if not (key := _id(told)):
        return Own(), piece
    name = handle(told.get("username"))
    row = {
        "key": key,
        "handle": name,
        "name": written(told.get("accountDisplayName")),
        "email": written(told.get("email")),
        "location": _location(profile) or written(user.get("location")),
    }
    keys = frozenset(k for k in (key, account_key(None, name)) if k)
    other = _id(user) not in (None, key)
    since = instant(told.get("createdAt"))
    return Own(key, keys, row, since, _DOUBT if other else None), piece


def read_old_handles(renames: _Told, own: Own) -> Piece:
    """The handles that the owner's account bore before, each until the moment of the change."""
    bad: list[tuple[str, int, str]] = []
    seen: list[tuple[object, ...]] = []
    for file, line, record in renames.rows:
        outer = mapping(record.get("screenNameChange"))
        change = mapping(outer.get("screenNameChange", outer))
        key, at = account_key(outer.get("accountId")), instant(change.get("changedAt"))
        if key is None or key != own.key:
            bad.append((file, line, "of another account" if key else NO_ID))
        elif at is None:
            bad.append((file, line, NO_DATE))
        else:
            for name, when in (("changedFrom", at - timedelta(seconds=1)), ("changedTo", at)):
                if called := handle(change.get(name)):
                    seen.append((key, called, None, when))
    observed = pl.DataFrame(seen, schema=OBSERVED, orient="row")
    return Piece(observed=observed, rejects=rejected(bad), counts=renames.counts)


def owner_rows(own: Own) -> pl.DataFrame:
    """OWNERS: one row, or none."""
    rows = [(own.key, own.row["name"], "account")] if own.key else []
    return frame_of(OWNERS, ("key", "name", "evidence"), rows)


def account_rows(
    own: Own, observed: pl.DataFrame, reached: pl.DataFrame, used: Sequence[pl.Series]
) -> pl.DataFrame:
    """ACCOUNTS: by key, handle and name with the newest time each, then those known by id alone.

    Args:
        own: The owner's account.
        observed: Columns of OBSERVED, in any number.
        reached: ACCOUNTS of an uploaded address book.
        used: Keys that other frames use; each gets a row.
    """
    named = observed.group_by("key", "handle", "name", maintain_order=True).agg(
        pl.col("seen_at").max()
    )
    mine = pl.DataFrame([own.row] if own.key else [], schema=dict.fromkeys(_OWN, TEXT))
    known = pl.concat([named, mine, reached], how="diagonal")
    keys = (
        pl.concat([keys.rename("key") for keys in used])
        .drop_nulls()
        .unique(maintain_order=True)
        .to_frame()
    )
    everyone = pl.concat(
        [known, keys.join(known, on="key", how="anti", maintain_order="left")], how="diagonal"
    )
    # X resolves this address whatever the account is called now.
    by_id = pl.col("key").str.contains(r"^x:[0-9]")
    url = pl.when(by_id).then("https://x.com/i/user/" + pl.col("key").str.slice(2))
    return ACCOUNTS.of(everyone.with_columns(url=url))


def _id(told: dict[str, object]) -> str | None:
    return account_key(told.get("accountId"))


def _location(profile: _Told) -> str | None:
    profiles = (mapping(record.get("profile")) for _, _, record in profile.rows)
    told = (written(mapping(one.get("description")).get("location")) for one in profiles)
    return next(filter(None, told), None)
