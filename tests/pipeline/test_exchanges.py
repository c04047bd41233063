"""What is left of what an owner and others exchanged, with weights worked out by hand.

At HALF, 180 days before the night of TODAY, an event counts half by the default.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.pipeline import ask
from netgraph.pipeline.person import known_of
from netgraph.strategy.strength import tie_terms
from tests.pipeline.exchanging import PEOPLE, TODAY, Store, days_ago, did, reckoned
from tests.pipeline.nights import (
    MEASURING,
    Row,
    decide,
    derive,
    derived,
    knows,
    neutral,
    steps_of,
)
from tests.sql.tables import empty


@pytest.fixture(scope="module")
def emptied() -> Iterator[Store]:
    with empty() as con:
        yield Store(con)


@pytest.fixture
def store(emptied: Store) -> Store:
    emptied.forget()
    return emptied


def test_direction_role_and_number_of_people_weigh_an_event(store: Store) -> None:
    store.holds(
        [
            *did("e1", "email", "ann", "b"),
            *did("e2", "email", "b", "ann"),
            *did("e3", "email", "ann", "c", cc="d", bcc="e"),
            *did("e4", "email", "d", "x", cc="ann"),
            *did("e5", "email", "e", "x", bcc="ann"),
            *did("e6", "email", "x", "y"),
        ]
    )

    assert store.exchanges() == {
        "b": [0.5, 0.5],
        "c": [pytest.approx(0.5 / 3), None],  # the one in bcc is somebody too
        "d": [pytest.approx(0.5 / 3 / 5), pytest.approx(0.5 / 2 / 5)],
    }


def test_events_of_a_day_are_summed(store: Store) -> None:
    store.holds([row for n in range(5) for row in did(f"e{n}", "message", "ann", "b")])

    assert store.exchanges("sent, n_sent, contact_days") == {"b": [2.5, 5, 1]}


def test_mention_reply_comment_reaction_weigh_little_and_an_invitation_nothing(
    store: Store,
) -> None:
    kinds = {"mention": 0.3, "reply": 0.3, "comment": 0.3, "reaction": 0.05, "endorsement": 0.05}
    store.holds([row for kind in kinds for row in did(kind, kind, "ann", kind)])
    store.holds(did("e1", "invitation", "ann", "b"))

    assert store.exchanges("sent") == {k: pytest.approx(w / 2) for k, w in kinds.items()}


def test_those_who_meet_face_each_other_both_ways_whoever_called_it(store: Store) -> None:
    store.holds(
        [
            *did("m1", "meeting", "x", "ann", "b"),
            *did("m2", "meeting", "ann", "c"),
            *did("c1", "call", "d", "ann"),
            *did("m3", "meeting", "x", "ann", cc="e"),
        ]
    )

    assert store.exchanges(
        "sent, received, n_sent, n_received, meetings, private_sent, private_received"
    ) == {
        "b": [0.75, 0.75, 1, 1, 1, 0, 0],  # 3 / 2, halved
        "c": [1.5, 1.5, 1, 1, 1, 1, 1],
        "d": [0.5, 0.5, 1, 1, 0, 1, 1],
        "e": [0.15, 0.15, 0, 0, 0, 0, 0],
        "x": [1.5, 1.5, 2, 2, 2, 0, 0],
    }


def test_copy_that_nobody_sees_leaves_a_mail_to_one_person_private(store: Store) -> None:
    store.holds(
        [
            *did("e1", "email", "ann", "b", bcc="archive"),
            *did("e2", "email", "ann", "c", cc="archive"),
        ]
    )

    assert store.exchanges("private_sent") == {"archive": 0, "b": 1, "c": 0}


def test_a_crowd_says_nothing_however_it_gathers(store: Store) -> None:
    store.holds(
        [
            *did("e1", "message", "ann", "b", "c"),
            *did("e2", "message", "ann", "d", "e", "f"),
            *did("e3", "meeting", "g", "ann", "h", "i"),
        ]
    )

    assert store.exchanges("sent", group_cap=3) == {"b": 0.25, "c": 0.25}
    assert store.exchanges("sent", group_cap=4)["i"] == 0.5


def test_a_recommendation_is_one_whatever_it_weighs(store: Store) -> None:
    store.holds(
        [*did("r1", "recommendation", "b", "ann"), *did("r2", "recommendation", "ann", "c")]
    )

    assert store.exchanges("recommendations, sent, received") == {
        "b": [1, None, 0.5],
        "c": [1, 0.5, None],
    }
    assert store.exchanges("recommendations, sent, received", group_cap=0) == {
        "b": [1, None, None],
        "c": [1, None, None],
    }


def test_somebody_in_two_roles_counts_once_by_the_weightier(store: Store) -> None:
    # two accounts of one person, the one addressed, the other in copy
    store.holds(did("e1", "email", "ann", "b", "c", cc="b"))

    assert store.exchanges("sent, n_sent") == {"b": [0.25, 1], "c": [0.25, 1]}


def test_what_is_very_old_was_there_all_the_same(store: Store) -> None:
    store.holds(did("e1", "call", "ann", "b", at="1924-01-01T00:00:00Z"))

    assert store.exchanges("sent, received, decayed_contact_days") == {"b": [2e-10, 2e-10, 1e-9]}


def test_what_is_decayed_is_whole_days_old(store: Store) -> None:
    times = {"b": "2024-06-30T00:00:00Z", "c": "2024-06-30T23:59:59Z", "d": "2024-06-29T23:59:59Z"}
    store.holds([row for to, at in times.items() for row in did(to, "call", "ann", to, at=at)])

    yesterday = pytest.approx(2 ** (-1 / 180), abs=1e-9)
    assert store.exchanges("sent") == {"b": 1.0, "c": 1.0, "d": yesterday}


# Rhythm.


def talk(kind: str, days: Sequence[int], **copied: str) -> list[Row]:
    """Ann and b in turn, so many days ago."""
    return [
        row
        for n, at in enumerate(days_ago(*days))
        for row in did(f"{kind}{n}", kind, *(("ann", "b") if n % 2 else ("b", "ann")), at=at)
    ]


@pytest.mark.parametrize(
    ("days", "gap", "half_life", "basis"),
    [
        ([0], None, 200.0, "default"),
        ([60, 30, 0], 30.0, 200.0, "default"),
        ([90, 60, 30, 0], 30.0, 90.0, "rhythm"),
        ([200, 90, 50, 0], 50.0, 150.0, "rhythm"),  # of gaps of 110, 40 and 50
        ([90, 90, 60, 30, 0, 0], 30.0, 90.0, "rhythm"),  # twice a day is one day
        ([3, 2, 1, 0], 1.0, 60.0, "shortest"),
        ([1095, 730, 365, 0], 365.0, 730.0, "longest"),
    ],
)
def test_the_half_life_is_three_usual_gaps_from_four_days_of_contact_on(
    store: Store, days: list[int], gap: float | None, half_life: float, basis: str
) -> None:
    store.holds(talk("message", days))

    found = store.exchanges(
        "contact_days, median_gap_days, half_life_days, half_life_basis", half_life=200.0
    )

    assert found == {"b": [len(set(days)), gap, half_life, basis]}


def test_what_is_only_in_copy_is_no_day_of_contact_and_no_rhythm(store: Store) -> None:
    for n, at in enumerate(days_ago(95, 65, 35, 5)):
        store.holds(did(f"c{n}", "email", "ann", "x", cc="b", at=at))
    store.holds(did("both", "email", "ann", "b", at=days_ago(50)[0]))

    found = store.exchanges("n_sent, contact_days, half_life_basis, channels, last_contact_on")

    assert found["b"] == [1, 1, "default", 1, TODAY - timedelta(days=50)]
    assert found["x"][:3] == [4, 4, "rhythm"]


@pytest.mark.parametrize(
    ("every", "strength"),
    [
        # b / (b + k) with b = 1 / (1 - 2^(-every / half-life)), k = 1 / (1 - 2^(-Q / half-life))
        (91, 4.847322 / (4.847322 + 4.832576)),  # half-life 273: three gaps
        (7, 12.872696 / (12.872696 + 1.534291)),  # 60, the shortest
        (365, 3.414214 / (3.414214 + 12.040885)),  # 730, the longest
    ],
)
def test_a_steady_tie_settles_at_its_rhythm_and_quarterly_is_one_half(
    store: Store, every: int, strength: float
) -> None:
    for way, ends in (("o", ("ann", "b")), ("i", ("b", "ann"))):
        times = enumerate(days_ago(*range(0, 100 * every, every)))
        store.holds([row for n, at in times for row in did(f"{way}{n}", "email", *ends, at=at)])
    store.exchanges()

    tie = tie_terms(store.con.sql("from core.exchanges").pl()).row(0, named=True)

    assert tie["strength"] == pytest.approx(strength, abs=1e-4)
    assert tie["warmth"] == pytest.approx(tie["strength"], abs=1e-9)
    assert tie["state"] == "live"


# All of it at once, against a second reckoning.

ROLES = st.sampled_from(["to", "to", "cc", "bcc"])


@st.composite
def told(draw: st.DrawFn) -> list[Row]:
    """Some events among four people."""
    rows: list[Row] = []
    for n in range(draw(st.integers(1, 12))):
        sender = draw(st.sampled_from(PEOPLE))
        others = draw(st.sets(st.sampled_from([p for p in PEOPLE if p != sender]), min_size=1))
        kind = draw(st.sampled_from(["email", "meeting", "call", "comment"]))
        at = days_ago(draw(st.integers(0, 400)))[0]
        rows += [(f"e{n}", at, sender, p, kind, draw(ROLES)) for p in sorted(others)]
    return rows


#: Where the published terms do not sum to what is published of the tie.
_APART = """
with summed as (
    select
        person_id,
        sum(decayed) filter (where direction = 'sent') as sent,
        sum(decayed) filter (where direction = 'received') as received,
        coalesce(sum(events) filter (where role = 'to'), 0) as events
    from core.exchange_terms
    group by person_id
)

select exchanges.person_id
from core.exchanges as exchanges
full join summed on exchanges.person_id = summed.person_id
where
    coalesce(abs(exchanges.sent - summed.sent), 0) > 1e-12
    or coalesce(abs(exchanges.received - summed.received), 0) > 1e-12
    or exchanges.n_sent + exchanges.n_received is distinct from summed.events
"""


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(rows=told())
def test_every_event_adds_its_weight_to_whom_it_concerns(emptied: Store, rows: list[Row]) -> None:
    emptied.forget()
    emptied.holds(rows)

    found = emptied.exchanges("sent, received, contact_days, half_life_days")

    assert found == reckoned(rows)
    apart = emptied.con.execute(_APART).fetchall()
    assert apart == []


# Sums.


def busy() -> list[Row]:
    """A year and more of mail, messages and meetings."""
    return [
        row
        for n, at in enumerate(days_ago(400, 231, 177, 90, 31, 12, 3, 1))
        for row in [
            *did(f"o{n}", "email", "ann", "b", "c", cc="d", at=at),
            *did(f"i{n}", "message", "b", "ann", at=at),
            *did(f"m{n}", "meeting", "c", "ann", "b", "d", at=at),
        ]
    ]


def test_the_order_in_which_exports_arrive_does_not_matter(tmp_path: Path) -> None:
    rows = busy()
    events = sorted({row[0] for row in rows})
    halves = [[row for row in rows if row[0] in events[n::2]] for n in (0, 1)]

    found = []
    for name, exports in (("one", [rows]), ("parts", halves), ("turned", halves[::-1])):
        for n, part in enumerate(exports):
            folder = tmp_path / name / "inbox" / f"crm-{n}"
            neutral(folder, day=f"2024-02-0{n + 1}", contacts=knows("ann", "b"), interactions=part)
        derive(tmp_path / name)
        tables = ("exchanges", "exchange_terms")
        found.append(
            [derived(tmp_path / name, f"from core.{table} order by all") for table in tables]
        )

    assert len(found[0][0]) == 3
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_two_who_turn_out_to_be_one_are_summed_and_parted_again_exactly(tmp_path: Path) -> None:
    rows = [
        *did("e1", "message", "ann", "b", at=days_ago(100)[0]),
        *did("e2", "message", "ann", "b2", at=days_ago(40)[0]),
        *did("e3", "meeting", "b2", "ann", at=days_ago(7)[0]),
    ]
    neutral(tmp_path / "inbox" / "crm-1", contacts=knows("ann", "b"), interactions=rows)
    sides = "select person_id, sent, received from core.exchanges order by all"

    derive(tmp_path)
    apart, before = derived(tmp_path, sides), derived(tmp_path, "from core.exchanges order by all")
    decision = decide(tmp_path, "identities", "a,b,verdict\ncrm:b,crm:b2,same\n")
    derive(tmp_path)
    merged = derived(tmp_path, sides)
    decision.write_text("a,b,verdict\n")
    derive(tmp_path)

    sent, received = (sum(row[n] or 0 for row in apart) for n in (1, 2))
    assert [row[0] for row in apart] == ["crm:b", "crm:b2"]
    assert merged == [("crm:b", pytest.approx(sent, abs=1e-9), pytest.approx(received, abs=1e-9))]
    assert derived(tmp_path, "from core.exchanges order by all") == before


def test_two_networks_are_two_channels_of_one_tie(store: Store) -> None:
    for source in ("crm", "chat"):
        store.holds(did("e1", "message", "ann", "b"), source)

    assert store.exchanges("channels, n_sent, contact_days") == {"b": [2, 2, 1]}
    terms = store.con.execute("select source, weight, decayed from core.exchange_terms").fetchall()
    assert terms == [("chat", 1.0, 0.5), ("crm", 1.0, 0.5)]


def test_a_connect_date_is_not_contact(tmp_path: Path) -> None:
    neutral(tmp_path / "inbox" / "crm-1", contacts=[("ann", "b", "friend", "2024-01-30")])
    steps_of(tmp_path, *MEASURING)

    assert derived(tmp_path, "from core.exchanges") == []
    told = "strength, reciprocity, warmth, contact_days, first_contact_on, last_contact_on, state"
    assert derived(tmp_path, f"select {told} from core.contacts") == [(*[None] * 6, "unknown")]


# What a reader is told.


def strength_by_hand(terms: dict[str, Any], weights: list[dict[str, Any]]) -> tuple[float, ...]:
    """From what is printed and nothing else."""
    o, i = (
        sum(row["decayed"] for row in weights if row["direction"] == way)
        for way in ("sent", "received")
    )
    k = 1 / (1 - 2 ** (-91.3125 / terms["half_life_days"]))
    b = 2 * o * i / (o + i)
    r = terms["silence_days"] / (terms["half_life_days"] / 3)
    d = terms["decayed_contact_days"]
    return b / (b + k), d / (d + k * (1 + r)), 2 * min(o, i) / (o + i)


def test_what_is_printed_of_a_person_gives_the_published_figures(sample_night: Path) -> None:
    known = ask.ask(
        sample_night,
        "select owner, person_id, strength, warmth, reciprocity from contacts "
        "where strength is not null order by hash(owner || person_id) limit 12",
        None,
        None,
    )

    for owner, person, *published in known.iter_rows():
        told = known_of(sample_night, person, owner)
        found = strength_by_hand(
            told["strength"].row(0, named=True), told["exchange_terms"].to_dicts()
        )
        assert found == pytest.approx(published, rel=1e-7)
        assert told["strength"]["strength"][0] == published[0]
    assert known.height == 12


def test_contacts_are_published_with_the_figures_of_the_exchanges(sample_night: Path) -> None:
    names = "owner, person_id, strength, warmth, state, duration_days, contact_days, channels"
    contacts = ask.ask(sample_night, f"select {names} from core.contacts order by all", None, None)
    terms = tie_terms(ask.ask(sample_night, "from core.exchanges", None, None))

    both = contacts.join(terms, on=["owner", "person_id"], suffix="_told")

    assert both.height > 100
    for name in names.split(", ")[2:]:
        assert both[name].equals(both[f"{name}_told"], null_equal=True)
    silent = contacts.join(terms, on=["owner", "person_id"], how="anti")
    assert silent.select(pl.col("strength", "warmth", "contact_days").is_null().all()).row(0) == (
        True,
        True,
        True,
    )
