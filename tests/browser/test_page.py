"""The sample night's pages as people open, read, print and walk through them."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visiting import UNFOLD, Visit, Visitor, sticking_out

PAGES = ("index.html", "mara/index.html", "team/index.html")
every_page = pytest.mark.parametrize("name", PAGES)
#: Whether the outline of whatever has the focus can be seen, and where it is.
FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const r = e.getBoundingClientRect(), s = getComputedStyle(e);
  return {
    tag: e.tagName, text: e.textContent.trim().slice(0, 60),
    outlined: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
    inside: r.right > 0 && r.bottom > 0 && r.left < innerWidth && r.top < innerHeight,
  };
}"""
STOPS = "a:visible, button:visible, select:visible, input:visible, summary:visible"
#: What is folded away; cards and explanations are printed where they are open.
FOLDED = """() => [...document.querySelectorAll("details:not(.person, .reference)")]
  .filter(e => ![...e.children].some(child => child.localName !== "summary" &&
    child.checkVisibility() && child.getBoundingClientRect().height))
  .map(e => e.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
@every_page
def test_a_page_asks_for_nothing_but_itself_and_complains_of_nothing(
    name: str, look: str, visit: Visit, visitors: dict[str, Visitor], reports: Path
) -> None:
    visit(reports / name)

    assert visitors[look].asked_for == [(reports / name).as_uri()]
    assert visitors[look].complaints == []


@pytest.mark.parametrize("look", ["light", "phone", "narrow", "without script"])
@every_page
def test_nothing_reaches_beyond_the_window(
    name: str, look: str, visit: Visit, reports: Path
) -> None:
    page = visit(reports / name)
    page.evaluate(UNFOLD)

    assert sticking_out(page) == []


@every_page
def test_a_page_is_printed_whole(name: str, visitors: dict[str, Visitor], reports: Path) -> None:
    page = visitors["paper"].visit(reports / name)

    page.emulate_media(media="print")

    assert sticking_out(page) == []
    assert page.evaluate(FOLDED) == []


def test_of_the_cards_only_the_open_ones_are_printed(
    visitors: dict[str, Visitor], reports: Path
) -> None:
    page = visitors["paper"].visit(reports / "mara" / "index.html")
    cards = page.locator("details.person")
    cards.nth(1).evaluate("card => card.open = true")

    page.emulate_media(media="print")

    expect(page.get_by_text("On paper are the cards that were open")).to_be_visible()
    expect(cards.nth(0)).to_be_hidden()
    expect(cards.nth(1).get_by_text("Strength rests on")).to_be_visible()


def test_the_arrow_of_a_heading_is_not_read_out(visit: Visit, reports: Path) -> None:
    page = visit(reports / "index.html")

    expect(page.get_by_role("button", name="Contacts", exact=True)).to_be_visible()


def test_the_map_is_printed_as_a_drawing(visitors: dict[str, Visitor], reports: Path) -> None:
    page = visitors["paper"].visit(reports / "mara" / "index.html")

    page.emulate_media(media="print")

    expect(page.get_by_role("img", name="Map of")).to_be_visible()
    expect(page.locator(".map-view")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_have_count(0)


@every_page
def test_the_first_stop_of_the_keyboard_leads_past_the_contents(
    name: str, visit: Visit, reports: Path
) -> None:
    page = visit(reports / name)
    skip = page.get_by_role("link", name="Skip to the content")

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("!!document.activeElement.closest('main')")


def test_every_stop_of_the_keyboard_can_be_seen_and_left(visit: Visit, reports: Path) -> None:
    page = visit(reports / "team" / "index.html")
    stops = [_next_stop(page) for _ in range(page.locator(STOPS).count())]

    assert [s for s in stops if not (s and s["outlined"] and s["inside"])] == []
    assert _next_stop(page) is None


def _next_stop(page: Page) -> dict[str, object] | None:
    """Whatever Tab leads to; null once it leads out of the page."""
    page.keyboard.press("Tab")
    found: dict[str, object] | None = page.evaluate(FOCUSED)
    return found
