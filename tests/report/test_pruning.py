from datetime import date
from typing import Any

import polars as pl

from netgraph.report.page import owner_page
from netgraph.report.pruning import partings_page, pruning_page, pruning_rows
from netgraph.report.render import html, markdown_text
from tests.report.conftest import FRAMES, empty


def curve(steps: int = 8, **given: Any) -> pl.DataFrame:
    """A straight curve; `given` are the marks by step, as n0="..." for step 0."""
    rows = [
        {"n": n, "person_id": f"p{n}" if n else None, "contacts": steps - n}
        | {"reach": 10 * (steps - n), "reach_lost": 10 * n}
        | {"worlds": 2, "pairs": 1, "key_people": 3, "referenceable": 4}
        | {"contact_days_a_year": float(steps - n), "freed": n / (steps or 1)}
        | {"mark": given.get(f"n{n}")}
        for n in range(steps + 1)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=FRAMES["pruning"])


def section(**frames: Any) -> str:
    """The section of a report of nothing but these."""
    report = empty(**{name: frame.to_dicts() for name, frame in frames.items()})
    tables = {name: getattr(report, name) for name in FRAMES}
    page = html("owner.html.j2", owner_page(report, tables))
    return page.split('<section aria-labelledby="pruning">')[1].split("</section>")[0]


def test_nobody_to_miss_is_said() -> None:
    assert pruning_page(curve(0)) is None
    assert pruning_rows(None) == []
    assert "nobody could be missed" in section()


def _of(pruning: pl.DataFrame) -> tuple[Any, Any]:
    report = empty(pruning=pruning.to_dicts())
    return report, {name: getattr(report, name) for name in FRAMES}


def test_steps_worth_a_look_are_told_with_what_they_mean() -> None:
    found = pruning_page(curve(n2="no door, a quarter", n4="half", n6="one percent"))

    assert found
    assert [(row["n"], row["said"]) for row in found.steps] == [
        (2, "no door closes, a quarter"),
        (4, "half"),
        (6, "at most 1% of the people"),
    ]
    assert (found.free or {})["n"] == 2
    assert (found.cheap or {})["n"] == 6


def test_both_arguments_are_printed() -> None:
    said = section(pruning=curve(n2="no door", n6="one percent"))

    assert "without the first 2 of 8 you still reach all 80 people" in said
    assert "it frees 25% of the days of contact" in said
    assert "Without 6 you lose 60 of the people you can reach and free 75% of the days." in said
    assert "Upright: as far as this no door closes." in said
    assert "This is no list of whom to delete" in said


def test_what_is_unknown_is_a_dash_and_never_a_promise() -> None:
    unknown = curve(n2="no door").with_columns(
        pl.lit(None, t).alias(n)
        for n, t in FRAMES["pruning"].items()
        if n not in ("n", "person_id", "contacts", "mark")
    )
    said = section(pruning=unknown)

    assert "nothing that is seen is lost" in said
    assert "how much time they take is not seen" in said
    assert "<svg" not in said
    assert 'aria-label="unknown"' in said


def test_a_great_loss_is_told_with_what_is_gone_still() -> None:
    loss = {"before_on": date(2023, 9, 2), "reset_on": date(2023, 10, 21), "contacts_before": 1221}
    rows = [
        loss
        | {"scope": "all", "ties": 1193, "people": 1170, "reach_before": 867, "reach_lost": 327}
        | {"referenceable_lost": 16},
        loss
        | {"scope": "still gone", "ties": 483, "people": 483, "reach_before": 867, "reach_lost": 1}
        | {"referenceable_lost": 9},
    ]
    partings = pl.DataFrame(rows, schema=FRAMES["partings"])
    stayed = {"reset_on": date(2023, 10, 21), "person_id": "p", "is_back": False}
    people = pl.DataFrame(
        [stayed | {"referenceability": "A" if i < 31 else None, "is_back": i < 703}
         for i in range(1188)]
        + [stayed | {"source": "linkedin"}],
        schema=FRAMES["rebuild_people"],
    )  # fmt: skip
    said = " ".join(section(pruning=curve(), partings=partings, rebuild_people=people).split())

    assert len(partings_page(partings, people)) == 1
    assert (
        ": 1,188, of whom 31 could vouch and 485 are on none again; 18 of them stayed in touch "
        "otherwise, so they are not lost and not counted here."
    ) in said
    assert "1,193 ties were gone, and 1,170 people with them, of 1,221 contacts." in said
    assert "They alone led to 327 of the 867 people then one introduction away." in said
    assert "483 are gone still: they alone led to 1, and 9 of them could vouch." in said


def test_markdown_says_the_same() -> None:
    report, tables = _of(curve(n2="no door"))
    page = owner_page(report, tables)
    text = markdown_text("pruning.md.j2", page | {"pruned": pruning_rows(page["pruning"])})

    assert "without the first 2 of 8 all 80 people one introduction away" in text
    assert "|       2 | no door closes |" in text
