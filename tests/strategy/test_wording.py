import polars as pl
import pytest

from netgraph.strategy.wording import nameless


@pytest.mark.parametrize(
    ("name", "is_nameless"),
    [
        ("X account 28006109", True),
        ("x.com/i/user/28006109", True),
        ("facebook.com/profile.php?id=1000123", True),
        ("Address book account 0f3c", True),
        ("Unnamed account 7KQ2MZ", True),  # of a redacted report
        ("Ana Alder", False),
        ("@ana", False),
        ("ana.99@postbox.example", False),
        ("linkedin.com/in/ana-alder-99", False),
        ("Ana Alder, key account manager", False),
        (None, False),
    ],
)
def test_whoever_is_called_by_a_number_has_no_name(name: str | None, is_nameless: bool) -> None:
    rows = pl.DataFrame({"name": [name]}, schema={"name": pl.String})

    assert rows.select(nameless()).item() is is_nameless
