"""A reason to write to somebody again, where exports know one."""

from typing import NamedTuple

import polars as pl

_BEFORE, _AFTER = 7, 30  # days around an anniversary in which it is one


class _Occasion(NamedTuple):
    kind: str
    on: pl.Expr  # null: there is none
    said: pl.Expr


def occasion() -> list[pl.Expr]:
    """The best reason to write to each contact gone quiet: news first, then what is owed.

    Over rows of sql/queries/advice_ties.sql with the contact's state, first_contact_on and
    last_contact_on. In order: `job_change` since the last contact; `answer`, a message or mail
    of theirs to which no answer is seen; `recommendation`, one of theirs never returned;
    `anniversary` of the first contact, from a week before to thirty days after the night;
    `rhythm`, when they would have been due by a rhythm the two had of their own (fading ties
    alone: of a tie that has lapsed nothing is due).

    Returns:
        Expressions for occasion (a sentence), occasion_kind and occasion_on (the day of it), all
        null where there is none.
    """
    kinds = (_job(), _answer(), _recommendation(), _anniversary(), _rhythm())
    kind = pl.coalesce(*(pl.when(o.on.is_not_null()).then(pl.lit(o.kind)) for o in kinds))
    on = pl.coalesce(*(o.on for o in kinds))
    said = pl.coalesce(*(pl.when(o.on.is_not_null()).then(o.said) for o in kinds))
    return [said.alias("occasion"), kind.alias("occasion_kind"), on.alias("occasion_on")]


def _day(on: pl.Expr) -> pl.Expr:
    return on.dt.strftime("%-d %b %Y")


def _job() -> _Occasion:
    on = pl.coalesce("changed_on", "new_company_on")
    news = pl.coalesce(
        pl.format("New job: {}", "job_change"), pl.format("Now with {}", "new_company")
    )
    return _Occasion("job_change", on, pl.format("{} (seen {}).", news, _day(on)))


def _answer() -> _Occasion:
    wrote, sent = pl.col("last_written_on"), pl.col("last_sent_on")
    on = pl.when(sent.is_null() | (wrote > sent)).then(wrote)
    return _Occasion(
        "answer", on, pl.format("Wrote to you on {}, and no answer is seen.", _day(on))
    )


def _recommendation() -> _Occasion:
    on = pl.when(pl.col("gave_on").is_null()).then("got_on")
    return _Occasion(
        "recommendation", on, pl.format("Recommended you on {}; you never did in return.", _day(on))
    )


def _anniversary() -> _Occasion:
    first, as_of = pl.col("first_contact_on"), pl.col("as_of")
    nearest = [
        first.dt.offset_by(pl.format("{}y", as_of.dt.year() - first.dt.year() + more))
        for more in (-1, 0, 1)
    ]
    on = pl.coalesce(
        *(
            pl.when(
                (day > first) & (day - as_of).dt.total_days().is_between(-_BEFORE, _AFTER)
            ).then(day)
            for day in nearest
        )
    )
    years = on.dt.year() - first.dt.year()
    noun = pl.when(years == 1).then(pl.lit("year")).otherwise(pl.lit("years"))
    return _Occasion(
        "anniversary",
        on,
        pl.format("{} {} on {} since you were first in touch.", years, noun, _day(on)),
    )


def _rhythm() -> _Occasion:
    gap = pl.col("median_gap_days").round().cast(pl.Int64)
    is_own = (pl.col("half_life_basis") != "default") & (pl.col("state") == "fading") & (gap > 0)
    on = pl.when(is_own).then(
        pl.col("last_contact_on").dt.offset_by(pl.format("{}d", gap.fill_null(0)))
    )
    noun = pl.when(gap == 1).then(pl.lit("day")).otherwise(pl.format("{} days", gap))
    return _Occasion(
        "rhythm",
        on,
        pl.format("You were in touch every {}; the next time was due on {}.", noun, _day(on)),
    )
