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


def of(**exchange: int) -> str:
    row = {"owner": "me", "person_id": "p"} | dict.fromkeys(COUNTS, 0) | exchange
    return str(referenceability(pl.DataFrame([row]))["referenceability"].item())


@pytest.mark.parametrize(
    ("exchange", "tier"),
    [
        ({"recommendations": 1}, "A"),
        ({"recommendations": 1, "n_sent": 9, "n_received": 9, "meetings": 3}, "A"),
        ({"n_sent": 3, "n_received": 3, "meetings": 1}, "B"),
        ({"n_sent": 300, "n_received": 2, "meetings": 9}, "D"),
        ({"n_sent": 3, "n_received": 3, "meetings": 0}, "D"),
        (
            {"n_sent": 9, "n_received": 2, "meetings": 1, "private_sent": 1, "private_received": 2},
            "C",
        ),
        ({"private_sent": 1, "private_received": 1}, "C"),
        ({"private_sent": 50, "private_received": 0}, "D"),
        ({"private_sent": 0, "private_received": 50}, "D"),
        ({}, "D"),
    ],
)
def test_the_tier_says_what_a_reference_could_rest_on(exchange: dict[str, int], tier: str) -> None:
    assert of(**exchange) == tier
