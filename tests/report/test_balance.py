from typing import Any

from netgraph.report.balance import balance_page, balance_rows
from netgraph.report.columns import TABLES
from netgraph.report.write import write_reports


def line(attribute: str, among: str, by: str, blau: float | None, **more: Any) -> dict[str, Any]:
    return {
        "attribute": attribute, "among": among, "weighted_by": by, "people": 9,
        "unknown_share": 0.2, "groups": 3, "blau": blau, "entropy": 0.9, "ei": -0.5,
        "own": "Initech", "top": "Initech", "top_share": 0.6,
    } | more  # fmt: skip


def layer(n: int, rhythm: str, people: int) -> dict[str, Any]:
    return {
        "layer": n, "rhythm": rhythm, "within_days": 8, "people": people, "usual_people": 5,
        "contacts_a_year": 60.0 * people, "attention_share": people / 9, "names": "Mira, Jonas",
    }  # fmt: skip


GIVEN: dict[str, Any] = {
    "balance": [
        line("world", "contacts", "count", 0.8),
        line("world", "contacts", "strength", 0.6),
        line("world", "key people", "count", 0.7),
        line("company", "contacts", "count", 0.8, unknown_share=0.9),
        line("company", "contacts", "strength", 0.1),
    ],
    "attention": [
        layer(i, r, n)
        for i, (r, n) in enumerate(
            [("weekly", 0), ("monthly", 3), ("half-yearly", 5), ("yearly", 9)], start=1
        )
    ],
    "network_uses": [
        {"source": "linkedin", "context": "business", "contacts": 5, "only_here": 3, "in_touch": 2}
        | {"attention_share": 0.3, "main_kind": "message", "main_kind_share": 1.0}
    ],
    "context_mix": [
        {"business_people": 5, "social_people": 4, "both_people": 1, "overlap_share": 0.25}
        | {"known_people": 3, "mixed_people": 1, "blur": 0.2}
    ],
    "invitations": [
        {"direction": "sent", "wording": None, "invitations": 4, "acceptance": 0.5}
        | {"answer_share": 0.25}
    ],
}


def page(report: Any) -> dict[str, Any]:
    return balance_page({t.name: t.of(getattr(report, t.name)) for t in TABLES})


def test_one_row_has_an_attribute_by_count_by_strength_and_of_the_twelve(empty: Any) -> None:
    world, company = page(empty(**GIVEN))["spread"]

    assert (world["blau"], world["blau_strength"], world["blau_key"]) == (0.8, 0.6, 0.7)
    assert (world["known_share"], world["ei"]) == (0.8, "−0.50")
    assert company["blau_key"] is None


def test_only_where_most_is_known_closeness_is_called_narrower(empty: Any) -> None:
    found = page(empty(**GIVEN))

    assert (found["narrower"], found["wider"]) == (["worlds"], [])


def test_nothing_known_is_said_in_a_sentence(empty: Any, no_exports: Any, tmp_path: Any) -> None:
    write_reports(tmp_path / "out", [empty()], no_exports)

    for name in ("index.html", "strategic-network.md"):
        text = (tmp_path / "out" / "noor" / name).read_text()
        assert "Nothing is known yet that could be in or out of balance." in text


def test_the_page_tells_attention_spread_uses_and_invitations(
    empty: Any, no_exports: Any, tmp_path: Any
) -> None:
    write_reports(tmp_path / "out", [empty(**GIVEN)], no_exports)

    html = (tmp_path / "out" / "noor" / "index.html").read_text()
    assert "You are in touch with nobody every week, with 3 at least every month." in html
    assert "By worlds your closeness is narrower than your list" in html
    assert "1 contact is on both your business and your social networks, 25%" in html
    assert "sent, wording not known" in html


def test_the_documents_tables_have_a_row_for_each(empty: Any) -> None:
    rows = balance_rows(page(empty(**GIVEN)))

    assert {name: len(cells) for name, cells in rows.items()} == {
        "layers": 4, "spread": 2, "uses": 1, "invitations": 1,
    }  # fmt: skip
