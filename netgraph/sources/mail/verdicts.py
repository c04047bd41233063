"""What can be told of a message only when all have been seen: who is no person, and what is a copy.

Everything here is judged by package: the same bytes give the same verdicts.
"""

from dataclasses import dataclass

import polars as pl

from netgraph.sources.mail.intake import Intake
from netgraph.sources.mail.machines import desk, machine

MACHINE, DESK, BLASTS, COPY = "machine", "desk of several people", "blasts", "another copy"
TO_ONESELF, NOBODY = "to oneself", "no person addressed"
SENT_LABEL, DELIVERED_TO = "sent label", "delivered-to"

#: A message to so many is a blast; a circle that writes to itself as a whole is smaller.
BLAST = 50
#: Whoever blasts to more people than this does not know them: an acquaintance network holds about
#: 600 (McCormick, Salganik and Zheng 2010, doi 10.1198/jasa.2009.ap08518), mail reaches some of it.
FAN_OUT = 500
#: Share of the ordinary mail that must have come to an address for it to be the owner's.
_OWN_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """The messages of a package, judged."""

    kept: pl.DataFrame  # one row per event: the columns of Intake.messages, address of the sender
    rejects: pl.DataFrame  # one row per message: file, line, reason
    own: pl.DataFrame  # one row per own address and what shows it: address, evidence
    people: pl.DataFrame  # one row per line-up and person in it: lineup, party, address, role
    left_out: int  # addresses of machines, desks and lists among the recipients of kept messages


def judge(intake: Intake) -> Judged:
    """Decide of every message whether it is contact between people.

    In this order, and the first reason counts: a machine or a desk wrote it, or sent it in
    somebody's name; it is one of the blasts of somebody who writes to very many; it goes to nobody
    but its sender; nobody of those addressed is a person; it is another copy of a message. A copy
    is looked for last, so that of a message in several folders an acceptable copy is found.

    A sender of blasts has written to more than FAN_OUT people, in messages half of which, and at
    least two, went to BLAST or more; own addresses are none, nor is anybody to whom the owner has
    written. One mail to sixty friends is an event like any.
    """
    parties = intake.envelopes.parties()
    senders = parties.select(pl.col("party").alias("sender"), "address")
    messages = intake.messages().join(senders, on="sender", how="left", maintain_order="left")
    lineups = intake.envelopes.lineups().join(
        parties.select("party", "address"), on="party", how="left", maintain_order="left"
    )
    strange = _strange(parties, messages)
    own = _own(parties, messages, strange, intake.lists)
    mine = own["address"].unique()
    lists = _only_lists(intake.lists, messages, mine)
    no_persons = strange.filter(~pl.col("address").is_in(mine.implode()))
    people = lineups.join(no_persons, on="address", how="anti", maintain_order="left").filter(
        ~pl.col("address").is_in(lists.implode())
    )
    judged = messages.with_columns(_by_writer(messages, no_persons))
    judged = _without_blasts(judged, lineups, mine)
    judged = _without_copies(_without_nobody(judged, lineups, people, mine))
    fresh = pl.col("reason").is_null()
    rejected = judged.filter(~fresh).select("file", "line", "reason")
    kept = judged.filter(fresh).drop("reason")
    reached = lineups.join(kept, on="lineup", how="semi")
    persons = people.join(kept, on="lineup", how="semi", maintain_order="left")
    desks = no_persons.filter(pl.col("reason") == DESK)["address"]
    behind = _somebody_else(reached, pl.concat([desks, lists]))
    return Judged(
        kept=kept,
        rejects=pl.concat([intake.rejects(), rejected]).sort("file", "line"),
        own=own,
        people=pl.concat([persons, behind.select(persons.columns)]),
        left_out=reached["address"].n_unique() - persons["address"].n_unique(),
    )


def _somebody_else(reached: pl.DataFrame, groups: pl.Series) -> pl.DataFrame:
    """One member without a name per line-up that holds a list or a desk: people read it there.

    What goes to one person and to a list is nothing between two.
    """
    return (
        reached.filter(pl.col("address").is_in(groups.implode()))
        .group_by("lineup")
        .agg(pl.col("role").min())
        .with_columns(
            pl.lit(None, reached.schema["party"]).alias("party"),
            pl.lit(None, pl.String).alias("address"),
        )
        .sort("lineup")
    )


def _strange(parties: pl.DataFrame, messages: pl.DataFrame) -> pl.DataFrame:
    """One row per address that is no person's by how it is written: address, reason."""
    known = pl.concat([parties["address"], messages["via"], messages["delivered"]])
    why = pl.when(machine()).then(pl.lit(MACHINE)).when(desk()).then(pl.lit(DESK))
    addresses = pl.DataFrame({"address": known.drop_nulls().unique()})
    return addresses.with_columns(why.alias("reason")).drop_nulls("reason").sort("address")


def _own(
    parties: pl.DataFrame, messages: pl.DataFrame, strange: pl.DataFrame, lists: set[str]
) -> pl.DataFrame:
    """The owner's addresses.

    Whoever sent what lies among sent mail: the Sender where it differs from From, since then
    somebody writes for another. And where ordinary mail was delivered to, by the topmost
    Delivered-To: an address that is no list's, no machine's and no desk's, and to which a fair
    share of that mail came, so that neither an odd forward nor a list makes an owner. And either of
    these with a +tag.
    """
    sent = messages.filter("sent").select(pl.coalesce("via", "address").alias("address")).unique()
    foreign = pl.concat([strange["address"], pl.Series("address", sorted(lists), pl.String)])
    came = messages.filter(
        ~pl.col("sent")
        & pl.col("delivered").is_not_null()
        & ~pl.col("address").is_in(foreign.implode())
    )
    delivered = came.group_by(pl.col("delivered").alias("address")).len()
    delivered = delivered.filter(
        pl.col("len") >= _OWN_SHARE * came.height, ~pl.col("address").is_in(foreign.implode())
    )
    delivered = delivered.select("address")
    known = pl.concat([sent, delivered])["address"].implode()
    # what stands behind a + is the owner's own mark in the owner's own address (RFC 5233)
    base = pl.col("address").str.replace(r"\+[^@]*@", "@")
    is_tagged = pl.col("address").str.contains(r"^[^@+]+\+[^@]*@") & base.is_in(known)
    tagged = parties.filter(is_tagged).select("address").unique()
    shown = {SENT_LABEL: sent, DELIVERED_TO: pl.concat([delivered, tagged]).unique()}
    rows = [frame.with_columns(pl.lit(word).alias("evidence")) for word, frame in shown.items()]
    return pl.concat(rows).sort("address", "evidence")


def _only_lists(named: set[str], messages: pl.DataFrame, mine: pl.Series) -> pl.Series:
    """Addresses of lists; whoever writes ordinary mail is none, whatever a list says of him."""
    writing = pl.concat([messages["address"], mine]).unique()
    lists = pl.Series("address", sorted(named), pl.String)
    return lists.filter(~lists.is_in(writing.implode()))


def _by_writer(messages: pl.DataFrame, no_persons: pl.DataFrame) -> pl.Expr:
    """Reason by who wrote a message, or sent it for another."""
    why = dict(no_persons.select("address", "reason").iter_rows())
    reasons = (
        pl.col(column).replace_strict(why, default=None, return_dtype=pl.String)
        for column in ("address", "via")
    )
    return pl.coalesce(*reasons).alias("reason")


def _without_blasts(judged: pl.DataFrame, lineups: pl.DataFrame, mine: pl.Series) -> pl.DataFrame:
    sizes = lineups.group_by("lineup").len("reached")
    said = judged.filter(pl.col("reason").is_null()).join(sizes, on="lineup", how="left")
    own = pl.col("address").is_in(mine.implode())
    answered = (
        said.filter(own & (pl.col("reached") < BLAST))
        .select("lineup")
        .unique()
        .join(lineups, on="lineup")["address"]
        .unique()
    )
    blasts = (pl.col("reached") >= BLAST).sum()
    loud = (
        said.filter(~own & ~pl.col("address").is_in(answered.implode()))
        .group_by("address")
        .agg(blasts.alias("blasts"), pl.len().alias("n"))
        .filter(pl.col("blasts") >= 2, pl.col("blasts") * 2 >= pl.col("n"))
    )
    reach = (
        said.join(loud, on="address", how="semi")
        .select(pl.col("address").alias("writer"), "lineup")
        .unique()
        .join(lineups, on="lineup")
        .group_by("writer")
        .agg(pl.col("address").n_unique().alias("reached"))
        .filter(pl.col("reached") > FAN_OUT)
    )
    by_blaster = pl.col("address").is_in(reach["writer"].implode())
    return judged.with_columns(
        pl.coalesce("reason", pl.when(by_blaster).then(pl.lit(BLASTS))).alias("reason")
    )


def _without_nobody(
    judged: pl.DataFrame, lineups: pl.DataFrame, people: pl.DataFrame, mine: pl.Series
) -> pl.DataFrame:
    said = judged.filter(pl.col("reason").is_null()).select("address", "lineup").unique()
    own = mine.implode()

    def reaching(members: pl.DataFrame) -> pl.DataFrame:
        """Pairs of writer and line-up with somebody else in it."""
        both = said.join(members.select("lineup", reached="address"), on="lineup")
        oneself = (pl.col("reached") == pl.col("address")) | (
            pl.col("reached").is_in(own) & pl.col("address").is_in(own)
        )
        return both.filter(~oneself).select("address", "lineup").unique()

    pair = ["address", "lineup"]
    alone = said.join(reaching(lineups), on=pair, how="anti").with_columns(why=pl.lit(TO_ONESELF))
    empty = (
        said.join(reaching(people), on=pair, how="anti")
        .join(alone, on=pair, how="anti")
        .with_columns(why=pl.lit(NOBODY))
    )
    joined = judged.join(pl.concat([alone, empty]), on=pair, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("reason", "why").alias("reason")).drop("why")


def _without_copies(judged: pl.DataFrame) -> pl.DataFrame:
    """The first copy counts, by file and place in it."""
    fresh = pl.col("reason").is_null()
    again = fresh & ~pl.col("event").is_first_distinct().over(fresh)
    return judged.with_columns(
        pl.when(again).then(pl.lit(COPY)).otherwise("reason").alias("reason")
    )
