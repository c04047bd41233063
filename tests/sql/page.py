"""docs/queries.md: below each block of SQL its rows, as `netgraph sql` prints Markdown.

`python -m tests.sql.page HOME` writes them anew from a night over data/sample.
"""

import re
import sys
from pathlib import Path

import netgraph
from netgraph.show import markdown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
_BLOCK = re.compile(r"(?P<block>```sql\n(?P<sql>[^`]+)```\n)(?:\n(?:\|[^\n]*\n)+)?")


def written(page: str, home: Path) -> str:
    """The page with the rows that a home gives."""
    with netgraph.open(home) as published:
        return _BLOCK.sub(
            lambda found: f"{found['block']}\n{markdown(published.sql(found['sql']))}\n", page
        )


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), Path(sys.argv[1])), encoding="utf-8")
