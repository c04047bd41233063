"""The command that says what leaving people would cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, home_of

if TYPE_CHECKING:
    import polars as pl

    from netgraph import show
    from netgraph.pipeline import whatif as asking
else:
    pl = Late("polars")
    show = Late("netgraph.show")
    asking = Late("netgraph.pipeline.whatif")


_SHOWN = 12
_ADVICE = {
    "keep": "Keep",
    "ask before": "Ask before you leave",
    "let sleep": "Let sleep; nothing need be ended for that",
}


def whatif(
    remove: Annotated[
        list[str],
        typer.Option(
            "--remove",
            metavar="WHAT",
            help='"least valuable 400", "weakest 400", "silent 3 years", "never in touch", '
            '"not referenceable", "cluster 4", a name, or a file of names; may be repeated.',
        ),
    ],
    home: Home = None,
    owner: Owner = None,
    save: Annotated[
        Path | None,
        typer.Option(
            "--save",
            metavar="FILE",
            help="Write names, links, networks and since when, as CSV, before anyone leaves.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What leaving these people would cost, and what it would free. Changes nothing."""
    answer = asking.whatif(home_of(home), remove, owner)
    saved = asking.save_undo(answer, save) if save else None
    if as_json:
        told = pl.DataFrame({"lose": [answer.lose], "gain": [answer.gain]})
        remarks = pl.DataFrame({"remark": answer.remarks}, schema={"remark": pl.String})
        parts = {"arguments": told, "remarks": remarks, **answer.parts, "undo": answer.undo}
        show.sections(parts, as_json=True)
        return
    for remark in answer.remarks:
        show.out(remark)
    show.out(f"\n{answer.lose}\n{answer.gain}\n")
    show.sections(_briefly(answer.parts), as_json=False)
    show.out(_kept(saved, save))


def _kept(saved: int | None, save: Path | None) -> str:
    if saved is None:
        return "\nNothing was changed. Before anyone leaves: --save FILE keeps names and links."
    return f"\nNothing was changed. {saved:,} ties are written to {save}: keep that file."


def _briefly(parts: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """What fits a terminal."""
    figures = ("before", "after", "lost")
    measures = parts["measures"].drop_nulls("before").select("meaning", *figures)
    told = {"what changes": measures, "your room": parts["room"].drop_nulls("before")}
    for name, rows in (
        (
            "no longer one introduction away",
            parts["unreachable"].drop("person_id", "introducer_id"),
        ),
        ("worlds without anybody", parts["worlds"]),
        ("pairs of worlds that do not meet any more", parts["pairs"]),
        ("companies to which nobody leads any more", parts["companies"]),
    ):
        told[_headed(name, rows)] = rows.head(_SHOWN)
    for grade, advice in _ADVICE.items():
        rows = parts["grades"].filter(pl.col("grade") == grade).drop("person_id", "grade")
        told[_headed(advice, rows)] = rows.head(_SHOWN)
    return told


def _headed(name: str, rows: pl.DataFrame) -> str:
    more = f", the first {_SHOWN}" if rows.height > _SHOWN else ""
    return f"{name}: {rows.height:,}{more}"
