"""The page of queries says what the sample's night gives."""

import re
from pathlib import Path

from tests.sql.page import PAGE, written


def test_rows_on_the_page_are_those_of_the_sample(sample_night: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")

    # otherwise: python -m tests.sql.page HOME, and read the difference
    assert page == written(page, sample_night)
    assert page.count("```sql") >= 12


def test_python_on_the_page_runs(sample_night: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert blocks
    for block in blocks:
        assert '"data/sample-home"' in block
        exec(block.replace('"data/sample-home"', repr(str(sample_night))), {})
