"""Profile.csv: the owner's name and handles on X, and nothing of the rest."""

import re

import polars as pl

from netgraph.schemas import ACCOUNTS, OWNERS
from netgraph.sources.linkedin.cells import full_names
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns
from netgraph.sources.tables import read_table
from netgraph.text import clean, fold

HEADER = ("First Name", "Last Name", "Headline", "Geo Location")
_KNOWN = ("Twitter Handles",)
_SKIP = (
    "Maiden Name",
    "Address",
    "Birth Date",
    "Summary",
    "Industry",
    "Zip Code",
    "Websites",
    "Instant Messengers",
    "Contact Instructions",  # until about 2018, like Country
    "Country",
)


def read(data: bytes, file: str) -> Part:
    """Whose export it is, by name; Profile.csv holds no profile address.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        Owners: the bare name, and one row per handle on X. A second row of the file, or one
        without name, is rejected.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    table = read_table(data, file, HEADER, _KNOWN, _SKIP)
    names = full_names(table)
    first = names.is_not_null() & names.is_not_null().cum_sum().eq(1)
    rows = table.with_columns(
        names, pl.when(~first).then(pl.lit("no name, or a second one")).alias("reason")
    )
    own = rows.filter(pl.col("reason").is_null())
    owners: list[dict[str, object]] = []
    accounts: list[dict[str, object]] = []
    for name, place in own.select("name", "Geo Location").iter_rows():
        key = f"linkedin:?{fold(name)}"
        accounts.append({"key": key, "name": name, "location": clean(place)})
        owners.append({"key": key, "name": name, "evidence": "profile"})
    for cell in own["Twitter Handles"] if "Twitter Handles" in own.columns else ():
        owners += [{"key": f"x:@{h}", "name": None, "evidence": "profile"} for h in _handles(cell)]
    return Part(
        file=file,
        rows=rows.height,
        owners=OWNERS.of(owners),
        accounts=ACCOUNTS.of(accounts),
        rejects=rejected(rows, file),
        notes=unknown_columns(table, HEADER + _KNOWN + _SKIP),
    )


def _handles(cell: str | None) -> list[str]:
    """Handles as people type them: with @, as an address, several, in brackets."""
    bare = re.sub(r"(?i)(https?://)?(www\.|mobile\.)?(twitter|x)\.com/", "", cell or "")
    return sorted(
        {word.lower() for word in re.split(r"[^A-Za-z0-9_]+", bare) if 0 < len(word) <= 15}
    )
