"""All networks of an owner at once: a person counts once, on however many lists."""

import polars as pl

from netgraph.history.chain import LIST, Holding
from netgraph.history.contacts import CONTACT, NETWORK, contact_days, contact_spells

_DAY = ["owner", "exported_on"]
_PERSON = ["owner", "person_id"]


def people_by_day(
    days: pl.DataFrame, standings: pl.DataFrame, spells: pl.DataFrame
) -> pl.DataFrame:
    """Who was on an owner's lists of contacts on which day.

    Args:
        days: One row per network and export: owner, source, exported_on.
        standings: From `standing_lists`.
        spells: From `tie_spells`, and person_id. Ties without a list (correspondents) never end
            and are left out.

    Returns:
        One row per owner, day, network and person on its lists as last shown: owner, exported_on,
        source, person_id; every day of an owner for each network, whichever was exported then.
    """
    contacts = contact_spells(standings, spells)
    humans = spells.select(*CONTACT, "person_id").unique()
    networks = contacts.select(NETWORK).unique()
    all_days = days.select(_DAY).unique().join(networks, on="owner")
    return (
        contact_days(all_days, contacts)
        .join(humans, on=CONTACT)
        .select(*_DAY, "source", "person_id")
        .unique()
        .sort(*_DAY, "source", "person_id")
    )


def growth_together(
    days: pl.DataFrame, standings: pl.DataFrame, spells: pl.DataFrame, people: pl.DataFrame
) -> pl.DataFrame:
    """The size of all networks together on each day that one was exported, and how it came about.

    Args:
        days: As for `people_by_day`.
        standings: From `standing_lists`.
        spells: As for `people_by_day`.
        people: From `people_by_day`.

    Returns:
        One row per owner and day: owner, exported_on, networks (whose lists are known by then),
        size (people on any of them; null while a list that shows contacts is held), added, removed,
        returned (against the day before; null on the first), first_listed (people whom a network
        shows whose first list this is: nothing is known of them before), retention (share of the
        people before who are still there; null without any), turnover (1 - Jaccard of the people
        before and now, without the first listed; null without any). Size = size before + added +
        returned + first_listed - removed, wherever all are known.
    """
    lists = spells.filter("makes_contact").select(LIST).unique()
    standings = standings.join(lists, on=LIST, how="semi")
    known = _known_days(days, standings, people)
    line = known.filter(~pl.col("held")).sort(_DAY)
    pairs = line.with_columns(pl.col("exported_on").shift().over("owner").alias("before_on"))
    tally = _tally(pairs, people, standings)
    before = pl.col("size").shift().over("owner")
    came = pl.col("added") + pl.col("returned")
    stayed = before - pl.col("removed")
    counted = (
        pairs.join(tally, on=_DAY, how="left")
        .sort(_DAY)
        .with_columns(
            pl.col("size").fill_null(0),
            *(
                pl.when(pl.col("before_on").is_not_null()).then(pl.col(c).fill_null(0)).alias(c)
                for c in ("added", "removed", "returned", "first_listed")
            ),
        )
        .with_columns(
            pl.when(before > 0).then((stayed / before).round_sig_figs(9)).alias("retention"),
            pl.when(before + came > 0)
            .then((1 - stayed / (before + came)).round_sig_figs(9))
            .alias("turnover"),
        )
    )
    figures = ["size", "added", "removed", "returned", "first_listed", "retention", "turnover"]
    return (
        known.select(*_DAY, "networks")
        .join(counted.select(*_DAY, *figures), on=_DAY, how="left")
        .sort(_DAY)
    )


def resets(growth: pl.DataFrame, holding: Holding) -> pl.DataFrame:
    """The great losses: a list is emptied, or loses more at once than the holding rule lets pass.

    Args:
        growth: owner, source (null: all together), exported_on, size, added, removed, returned;
            first_listed, where there is one.
        holding: That rule.

    Returns:
        One row per loss: owner, source, before_on (the last day before it), reset_on (the first
        day that shows it).
    """
    came = pl.col("added") + pl.col("returned")
    if "first_listed" in growth.columns:
        came += pl.col("first_listed")
    before = pl.col("size") - came + pl.col("removed")
    emptied = (pl.col("size") == 0) & (before > 0)
    return (
        growth.filter(pl.col("size").is_not_null())
        .sort(*NETWORK, "exported_on")
        .with_columns(pl.col("exported_on").shift().over(NETWORK).alias("before_on"))
        .filter(emptied | (pl.col("removed") > holding.limit(before)))
        .select(*NETWORK, "before_on", pl.col("exported_on").alias("reset_on"))
    )


def _first_known(standings: pl.DataFrame) -> pl.DataFrame:
    """One row per network: the day from which its people are known."""
    counting = standings.filter(pl.col("standing") == "effective")
    return counting.group_by(NETWORK).agg(pl.col("exported_on").min().alias("known_from"))


def _known_days(days: pl.DataFrame, standings: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """One row per owner and day on which anybody is known: networks known, size, is one held."""
    known = _first_known(standings)
    each = days.join(known.select(NETWORK), on=NETWORK, how="semi").select(_DAY).unique()
    listed = each.join(known, on="owner").filter(pl.col("known_from") <= pl.col("exported_on"))
    held = _held(each, standings)
    return (
        listed.group_by(_DAY)
        .agg(pl.len().cast(pl.Int64).alias("networks"))
        .join(
            people.group_by(_DAY).agg(pl.col("person_id").n_unique().cast(pl.Int64).alias("size")),
            on=_DAY,
            how="left",
        )
        .join(held, on=_DAY, how="left")
        .with_columns(pl.col("held").fill_null(value=False))
    )


def _held(each: pl.DataFrame, standings: pl.DataFrame) -> pl.DataFrame:
    """Whether the newest word of any list on a day is one that waits."""
    said = standings.filter(pl.col("standing") != "absent").select(
        *LIST, pl.col("exported_on").alias("said_on"), (pl.col("standing") == "held").alias("held")
    )
    return (
        each.join(said, on="owner")
        .filter(pl.col("said_on") <= pl.col("exported_on"))
        .sort("said_on")
        .group_by(*_DAY, "source", "list", maintain_order=True)
        .agg(pl.col("held").last())
        .group_by(_DAY)
        .agg(pl.col("held").any())
    )


def _tally(pairs: pl.DataFrame, people: pl.DataFrame, standings: pl.DataFrame) -> pl.DataFrame:
    """Against the known day before: how many came, went, came again, are seen the first time."""
    first = _first_known(standings)
    ever = people.group_by(_PERSON).agg(pl.col("exported_on").min().alias("first_on"))
    steps = pairs.filter(pl.col("before_on").is_not_null()).select(*_DAY, "before_on")
    now = (
        steps.join(people, on=_DAY)
        .join(first, on=NETWORK)
        .group_by(*_DAY, "before_on", "person_id")
        .agg((pl.col("known_from") <= pl.col("before_on")).any().alias("compared"))
        .join(ever, on=_PERSON)
    )
    then = steps.join(
        people.select("owner", pl.col("exported_on").alias("before_on"), "person_id").unique(),
        on=["owner", "before_on"],
    )
    key = [*_DAY, "person_id"]
    came = now.join(then, on=key, how="anti")
    is_back = pl.col("first_on") < pl.col("exported_on")
    arrivals = came.group_by(_DAY).agg(
        (~is_back & pl.col("compared")).sum().cast(pl.Int64).alias("added"),
        is_back.sum().cast(pl.Int64).alias("returned"),
        (~is_back & ~pl.col("compared")).sum().cast(pl.Int64).alias("first_listed"),
    )
    gone = (
        then.join(now, on=key, how="anti")
        .group_by(_DAY)
        .agg(pl.len().cast(pl.Int64).alias("removed"))
    )
    return steps.select(_DAY).join(arrivals, on=_DAY, how="left").join(gone, on=_DAY, how="left")
