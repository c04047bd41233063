"""The frames of a snapshot out of judged messages."""

from hashlib import blake2b

import polars as pl

from netgraph.schemas import ACCOUNTS, AUDIENCES, EVENTS, OWNERS
from netgraph.sources.mail.envelopes import ROLES
from netgraph.sources.mail.verdicts import Judged


def event_rows(judged: Judged) -> tuple[pl.DataFrame, pl.DataFrame]:
    """EVENTS and AUDIENCES: one event per message, one audience per set of people and roles.

    An audience is called by a digest of its members, so that two owners call it the same, and an
    event by a digest of its Message-ID.
    """
    members = judged.people.with_columns(
        pl.format("mail:{}", "address").alias("key"),
        pl.col("role").replace_strict(dict(enumerate(ROLES)), return_dtype=pl.String),
    ).sort("lineup", "key", nulls_last=True)
    called = members.group_by("lineup", maintain_order=True).agg(
        pl.format("{} {}", "role", pl.col("key").fill_null("?")).str.join("\n").alias("audience")
    )
    named = called.with_columns(
        pl.Series("audience", [_digest(text) for text in called["audience"]], dtype=pl.String)
    )
    events = judged.kept.join(named, on="lineup", how="left", maintain_order="left").select(
        "event",
        pl.lit("network").alias("scope"),
        pl.col("at").alias("occurred_at"),
        pl.lit("email").alias("kind"),
        pl.format("mail:{}", "address").alias("from_key"),
        "audience",
        "thread",
    )
    audiences = named.unique("audience", keep="first", maintain_order=True).join(
        members, on="lineup"
    )
    return (
        EVENTS.of(events).sort("event"),
        AUDIENCES.of(audiences.select("audience", "key", "role")).sort(
            "audience", "key", nulls_last=True
        ),
    )


def account_rows(judged: Judged, parties: pl.DataFrame) -> pl.DataFrame:
    """ACCOUNTS: one row per address and name, as of the newest message in which it stood so.

    An address that never stood with a name has one row without; one that also stood without has
    none for that, since a missing name says nothing. Own addresses have one at least.

    Args:
        judged: The messages.
        parties: From Intake.parties.
    """
    newest = judged.kept.group_by("lineup").agg(pl.col("at").max())
    stood = pl.concat(
        [
            judged.kept.select(pl.col("sender").alias("party"), "at"),
            judged.people.join(newest, on="lineup").select("party", "at"),
        ]
    )
    seen = (
        stood.group_by("party")
        .agg(pl.col("at").max())
        .join(parties, on="party")
        .select("address", "name", "at")
    )
    own = judged.own.select("address", pl.lit(None, pl.String).alias("name")).unique()
    everybody = pl.concat([seen, own.with_columns(pl.lit(None, seen.schema["at"]).alias("at"))])
    best = everybody.group_by("address", "name").agg(pl.col("at").max())
    named = best.filter(pl.col("name").is_not_null())
    bare = best.filter(pl.col("name").is_null()).join(named, on="address", how="anti")
    rows = pl.concat([named, bare]).select(
        pl.format("mail:{}", "address").alias("key"),
        "name",
        pl.col("address").alias("email"),
        pl.col("at").alias("seen_at"),
    )
    return ACCOUNTS.of(rows).sort("key", "name", nulls_last=True)


def owner_rows(judged: Judged, accounts: pl.DataFrame) -> pl.DataFrame:
    """OWNERS: the owner's addresses with the name they bore last; whose they are is told later."""
    last = (
        accounts.drop_nulls("name")
        .sort("key", "seen_at", "name")
        .unique("key", keep="last", maintain_order=True)
    )
    own = judged.own.with_columns(pl.format("mail:{}", "address").alias("key"))
    named = own.join(last.select("key", "name"), on="key", how="left", maintain_order="left")
    return OWNERS.of(named.select("key", "name", "evidence")).sort("key", "evidence")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
