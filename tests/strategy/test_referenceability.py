"""The tier of a reference, and the evidence that is told with it."""

from datetime import date

import polars as pl
import pytest

from netgraph.strategy.referenceability import referenceability

COUNTS = (
    "n_sent",
    "n_received",
    "private_sent",
    "private_received",
    "meetings",
    "recommendations",
)
GROUNDS = {
    "owner": pl.String,
    "person_id": pl.String,
    "received_on": pl.Date,
    "given_on": pl.Date,
    "company": pl.String,
    "together_from": pl.Date,
    "together_until": pl.Date,
}
WROTE = {"private_sent": 1, "private_received": 2, "n_sent": 1, "n_received": 2}
COLLEAGUE = {
    "company": "Halden Pike",
    "together_from": date(2020, 3, 1),
    "together_until": date(2021, 6, 30),
}


def of(exchange: dict[str, int], **ground: object) -> tuple[str, str | None]:
    """Tier and evidence of one tie."""
    tie = {"owner": "me", "person_id": "p"}
    exchanges = pl.DataFrame([tie | dict.fromkeys(COUNTS, 0) | exchange])
    grounds = pl.DataFrame([tie | ground] if ground else [], schema=GROUNDS)
    (row,) = referenceability(exchanges, grounds).rows()
    assert row[:2] == ("me", "p")
    return row[2:]


@pytest.mark.parametrize(
    ("exchange", "ground", "tier", "evidence"),
    [
        (
            {"recommendations": 1},
            {"received_on": date(2022, 5, 3)},
            "A",
            "wrote a recommendation on 3 May 2022",
        ),
        (
            {"recommendations": 1} | WROTE,
            {"given_on": date(2021, 12, 24)} | COLLEAGUE,
            "A",
            "was recommended in writing on 24 Dec 2021",
        ),
        (
            {"recommendations": 2, "n_sent": 9, "n_received": 9, "meetings": 3},
            {"received_on": date(2022, 5, 3), "given_on": date(2021, 12, 24)},
            "A",
            "wrote a recommendation on 3 May 2022 and was recommended in writing on 24 Dec 2021",
        ),
        ({"recommendations": 1}, {}, "A", "recommended in writing"),
        (
            WROTE,
            COLLEAGUE,
            "B",
            "both at Halden Pike from Mar 2020 to Jun 2021, and in touch one to one",
        ),
        (
            WROTE | {"n_sent": 5, "n_received": 5, "meetings": 2},
            COLLEAGUE,
            "B",
            "both at Halden Pike from Mar 2020 to Jun 2021, and in touch one to one",
        ),
        (
            {"n_sent": 12, "n_received": 30, "meetings": 3},
            {},
            "B",
            "9 two-way exchanges and 3 meetings",
        ),
        (
            {"n_sent": 4, "n_received": 4, "meetings": 1},
            COLLEAGUE,  # who were never in touch alone
            "B",
            "3 two-way exchanges and 1 meeting",
        ),
        (
            {"n_sent": 9, "n_received": 2, "meetings": 1, "private_sent": 1, "private_received": 2},
            {},
            "C",
            "in touch one to one, 1 from you and 2 from there",
        ),
        (
            {"private_sent": 1, "private_received": 1},
            {},
            "C",
            "in touch one to one, 1 from you and 1 from there",
        ),
        ({}, COLLEAGUE, "D", None),
        ({"private_sent": 5}, COLLEAGUE, "D", None),
        ({"n_sent": 300, "n_received": 2, "meetings": 9}, {}, "D", None),
        ({"n_sent": 3, "n_received": 3, "meetings": 0}, {}, "D", None),
        ({"n_sent": 3, "n_received": 3, "meetings": 1}, {}, "D", None),
        ({"private_sent": 50, "private_received": 0}, {}, "D", None),
        ({"private_sent": 0, "private_received": 50}, {}, "D", None),
        ({}, {}, "D", None),
    ],
)
def test_the_tier_says_what_a_reference_could_rest_on(
    exchange: dict[str, int], ground: dict[str, object], tier: str, evidence: str | None
) -> None:
    assert of(exchange, **ground) == (tier, evidence)


def test_every_tie_gets_its_own_and_in_the_order_of_the_exchanges() -> None:
    ties = [("me", "b"), ("me", "a"), ("you", "b")]
    exchanges = pl.DataFrame(
        [{"owner": o, "person_id": p} | dict.fromkeys(COUNTS, 0) | WROTE for o, p in ties]
    )
    grounds = pl.DataFrame([{"owner": "you", "person_id": "b"} | COLLEAGUE], schema=GROUNDS)
    told = referenceability(exchanges, grounds)
    assert told.select("owner", "person_id", "referenceability").rows() == [
        ("me", "b", "C"),
        ("me", "a", "C"),
        ("you", "b", "B"),
    ]
