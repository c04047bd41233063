"""Each list against the last one that counted: effective, held, or as good as absent."""

from dataclasses import dataclass

import polars as pl

LIST = ["owner", "source", "list"]
MEMBER = [*LIST, "account_id"]


@dataclass(frozen=True, slots=True)
class Holding:
    """When a list is held until a person looks: it is emptied, or loses more than this at once."""

    members: int = 20
    share: float = 0.15

    def limit(self, before: pl.Expr) -> pl.Expr:
        """How many of these members may be missing at most."""
        # rounded: 35 % of 180 is 63, not a little less
        return pl.max_horizontal(pl.lit(float(self.members)), (before * self.share).round(6))


def standing_lists(
    lists: pl.DataFrame, members: pl.DataFrame, verdicts: pl.DataFrame, holding: Holding
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Walk every list from its first export to its last; all owners' lists at once.

    A member who is missing while the list shows a nameless row of the very date the tie began has
    hidden, not left: he stays a member. So do those of unknown days, where there are rows for all.

    Args:
        lists: One row per list and export: owner, source, exported_on, list, state, reason.
        members: Members by export: owner, source, exported_on, list, account_id (null: a nameless
            row), kind, makes_contact, since.
        verdicts: owner, source, exported_on, list, verdict (accept, reject); the last one counts.
        holding: What makes a list suspicious.

    Returns:
        The lists with standing (effective, held, absent), reason, members and lost (NULL where no
        comparison was made); and the members of the effective lists, with `turn` (1, 2, ... along
        the list's effective exports), `hidden`, kind, makes_contact and since.
    """
    last_word = verdicts.group_by(*LIST, "exported_on", maintain_order=True).agg(
        pl.col("verdict").last()
    )
    known = lists.join(last_word, on=[*LIST, "exported_on"], how="left", nulls_equal=True)
    absent = (pl.col("state") == "absent") | (pl.col("verdict") == "reject").fill_null(value=False)
    rejected = pl.when(pl.col("state") != "absent").then(pl.lit("rejected by decision"))
    out = [
        known.filter(absent).select(
            *LIST, "exported_on", pl.lit("absent").alias("standing"),
            pl.coalesce(rejected, "reason").alias("reason"),
            *(pl.lit(None, pl.Int64).alias(count) for count in ("members", "lost")),
        )
    ]  # fmt: skip
    waiting = known.filter(~absent).with_columns(
        pl.col("exported_on").rank("ordinal").over(LIST).alias("place")
    )
    now_all = members.join(waiting.select(*LIST, "exported_on", "place"), on=[*LIST, "exported_on"])
    current = now_all.clear().with_columns(turn=pl.lit(0, pl.UInt32), hidden=pl.lit(value=False))
    steps = [current]
    longest = max(waiting["place"].to_list(), default=0)
    for place in range(1, longest + 1):
        judged, arrived = _step(
            waiting.filter(pl.col("place") == place),
            now_all.filter(pl.col("place") == place),
            current,
            holding,
        )
        out.append(judged)
        steps.append(arrived)
        replaced = judged.filter(pl.col("standing") == "effective").select(LIST)
        current = pl.concat([current.join(replaced, on=LIST, how="anti"), arrived])
    standings = pl.concat(out).sort(*LIST, "exported_on")
    return standings, _turns(standings, pl.concat(steps).drop("place", "turn"))


def _step(
    lists: pl.DataFrame, now: pl.DataFrame, before: pl.DataFrame, holding: Holding
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One export of each list against the members that counted before."""
    here = before.join(lists.select(LIST), on=LIST, how="semi")
    named = now.filter(pl.col("account_id").is_not_null())
    nameless = now.filter(pl.col("account_id").is_null())
    missing = here.join(named, on=MEMBER, how="anti")
    hidden = _hidden(missing, nameless, here)
    lost = missing.join(hidden, on=MEMBER, how="anti")
    there = pl.concat([named.select(MEMBER), hidden.select(MEMBER)])
    judged = _judge(lists, here, lost, there, holding)
    counting = judged.filter(pl.col("standing") == "effective").select(*LIST, "exported_on")
    arrived = pl.concat(
        [
            named.with_columns(turn=pl.lit(0, pl.UInt32), hidden=pl.lit(value=False)),
            hidden.drop("exported_on", "place")
            .join(counting, on=LIST)
            .with_columns(place=pl.lit(0, now.schema["place"]), hidden=pl.lit(value=True))
            .select(before.columns),
        ]
    ).join(counting, on=[*LIST, "exported_on"], how="semi")
    return judged, arrived


def _hidden(missing: pl.DataFrame, nameless: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Of those who are missing, whoever may be behind a nameless row.

    Of whose tie the day is known: whoever a row of that day may be. Of the others, whom a list
    without days showed: all, where there are rows for them all that are nobody else's and of a day
    no later than the list before; else nobody, for some have left and nothing tells who.
    """
    dated = missing.join(nameless, on=[*LIST, "since"], how="semi")
    ended = before.group_by(LIST).agg(pl.col("exported_on").max().alias("before_on"))
    free = (
        nameless.join(missing, on=[*LIST, "since"], how="anti")
        .join(ended, on=LIST)
        .filter(pl.col("since") <= pl.col("before_on"))
        .group_by(LIST)
        .agg(pl.col("since").n_unique().alias("rows"))
    )
    undated = missing.filter(pl.col("since").is_null())
    fits = (
        undated.group_by(LIST)
        .agg(pl.col("account_id").n_unique().alias("n"))
        .join(free, on=LIST)
        .filter(pl.col("n") <= pl.col("rows"))
    )
    return pl.concat([dated, undated.join(fits, on=LIST, how="semi")])


def _judge(
    lists: pl.DataFrame,
    before: pl.DataFrame,
    lost: pl.DataFrame,
    members: pl.DataFrame,
    holding: Holding,
) -> pl.DataFrame:
    judged = (
        lists.join(_count(before, "before"), on=LIST, how="left")
        .join(_count(lost, "lost"), on=LIST, how="left")
        .join(_count(members, "members"), on=LIST, how="left")
        .with_columns(pl.col("before", "lost", "members").fill_null(0))
    )
    emptied = (pl.col("before") > 0) & (pl.col("members") == 0)
    suspicious = emptied | (pl.col("lost") > holding.limit(pl.col("before")))
    held = suspicious & (pl.col("verdict") != "accept").fill_null(value=True)
    return judged.select(
        *LIST,
        "exported_on",
        pl.when(held).then(pl.lit("held")).otherwise(pl.lit("effective")).alias("standing"),
        pl.when(held)
        .then(pl.format("{} of {} members are missing", "lost", "before"))
        .otherwise("reason")
        .alias("reason"),
        "members",
        "lost",
    )


def _count(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.group_by(LIST).agg(pl.col("account_id").n_unique().cast(pl.Int64).alias(name))


def _turns(standings: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    turns = (
        standings.filter(pl.col("standing") == "effective")
        .sort(*LIST, "exported_on")
        .select(*LIST, "exported_on", pl.col("exported_on").cum_count().over(LIST).alias("turn"))
    )
    return members.join(turns, on=[*LIST, "exported_on"]).sort(*MEMBER, "turn")
