"""All networks together against sets of people, day by day."""

from datetime import date, timedelta

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.history import Holding, growth_together, people_by_day, resets

START = date(2023, 1, 1)
DAYS = {"owner": pl.String, "source": pl.String, "exported_on": pl.Date}
STANDINGS = DAYS | {"list": pl.String, "standing": pl.String}
SPELLS = {
    "owner": pl.String, "source": pl.String, "list": pl.String, "account_id": pl.String,
    "person_id": pl.String, "makes_contact": pl.Boolean, "first_seen_on": pl.Date,
    "first_absent_on": pl.Date,
}  # fmt: skip

# by network, by day: the people on its list; None: the list is held
Lists = dict[str, dict[int, set[str] | None]]


def day(n: int) -> date:
    return START + timedelta(n)


def frames(lists: Lists) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    days, standings, spells = [], [], []
    for source, exports in lists.items():
        effective = {n: there for n, there in sorted(exports.items()) if there is not None}
        for n in exports:
            days.append(("noor", source, day(n)))
            standing = "held" if exports[n] is None else "effective"
            standings.append(("noor", source, day(n), "list", standing))
        for person in sorted(set().union(*effective.values())):
            began = None
            for n, there in [*effective.items(), (999, None)]:
                if there is not None and person in there and began is None:
                    began = n
                elif began is not None and (there is None or person not in there):
                    gone = None if there is None else day(n)
                    row = ("noor", source, "list", f"{source}:{person}", person, True)
                    spells.append((*row, day(began), gone))
                    began = None
    return (
        pl.DataFrame(days, schema=DAYS, orient="row"),
        pl.DataFrame(standings, schema=STANDINGS, orient="row"),
        pl.DataFrame(spells, schema=SPELLS, orient="row"),
    )


def together(lists: Lists) -> pl.DataFrame:
    days, standings, spells = frames(lists)
    return growth_together(days, standings, spells, people_by_day(days, standings, spells))


def rows(lists: Lists, *columns: str) -> list[tuple[object, ...]]:
    return together(lists).select(columns).rows()


COUNTS = ("size", "added", "removed", "returned", "first_listed")


def test_a_person_on_two_networks_counts_once() -> None:
    lists: Lists = {"facebook": {0: {"ann", "bo"}}, "linkedin": {0: {"bo", "cy"}}}

    assert rows(lists, "networks", *COUNTS) == [(2, 3, None, None, None, None)]


def test_who_leaves_one_network_and_stays_on_another_has_not_left() -> None:
    lists: Lists = {
        "facebook": {0: {"ann", "bo"}, 9: {"ann"}},
        "linkedin": {0: {"bo", "cy"}, 9: {"bo"}},
    }

    assert rows(lists, *COUNTS, "retention")[1] == (2, 0, 1, 0, 0, 0.666666667)


def test_a_first_list_brings_people_who_did_not_come_just_now() -> None:
    lists: Lists = {"facebook": {0: {"ann"}, 9: {"ann", "bo"}}, "linkedin": {9: {"ann", "cy"}}}

    assert rows(lists, "networks", *COUNTS)[1] == (2, 3, 1, 0, 0, 1)
    assert rows(lists, "turnover")[1] == (0.5,)


def test_between_exports_a_network_is_as_last_shown() -> None:
    lists: Lists = {"facebook": {0: {"ann"}}, "linkedin": {0: {"bo"}, 9: {"bo", "cy"}}}

    assert rows(lists, *COUNTS)[1] == (3, 1, 0, 0, 0)


def test_while_a_list_is_held_nothing_is_known() -> None:
    lists: Lists = {"facebook": {0: {"ann", "bo"}, 5: None, 9: {"bo"}}, "x": {0: {"cy"}}}

    found = rows(lists, *COUNTS)

    assert found[1] == (None,) * 5
    assert found[2] == (2, 0, 1, 0, 0)


def test_a_great_loss_is_found_and_a_small_one_is_not() -> None:
    many = {f"p{i}" for i in range(40)}
    found = together({"facebook": {0: many, 5: set(), 9: {"p1"}}, "x": {0: {"p1"}, 5: set()}})
    lines = found.with_columns(pl.lit(None, pl.String).alias("source"))

    assert resets(lines, Holding()).rows() == [("noor", None, day(0), day(5))]
    small = together({"facebook": {0: many, 5: many - {"p1"}}})
    assert resets(small.with_columns(source=pl.lit("x")), Holding()).is_empty()


def test_without_lists_there_is_nothing() -> None:
    assert together({}).is_empty()


names = st.sets(st.sampled_from("abcdefg"))
histories = st.dictionaries(
    st.sampled_from(["facebook", "linkedin", "x"]),
    st.dictionaries(st.integers(0, 6), names, min_size=1, max_size=5),
    max_size=3,
)


@given(histories)
@settings(derandomize=True, database=None, deadline=None, max_examples=40)
def test_it_is_what_sets_of_people_say(lists: Lists) -> None:
    shown = {s: {n: t for n, t in e.items() if t is not None} for s, e in lists.items()}
    # a network of which nobody was ever seen is none
    shown = {s: e for s, e in shown.items() if any(e.values())}
    expected, ever, before, before_known = [], set(), None, set()
    for n in sorted({n for e in shown.values() for n in e}):
        latest = {s: e[max(m for m in e if m <= n)] for s, e in shown.items() if min(e) <= n}
        if not latest:
            continue
        now = set().union(*latest.values())
        compared = set().union(*(t for s, t in latest.items() if s in before_known))
        came = now - (before or set())
        if before is None:
            expected.append((len(now), None, None, None, None))
        else:
            fresh = came - ever
            expected.append(
                (
                    len(now), len(fresh & compared), len(before - now), len(came & ever),
                    len(fresh - compared),
                )
            )  # fmt: skip
        ever |= now
        before, before_known = now, set(latest)

    assert rows(lists, *COUNTS) == expected
