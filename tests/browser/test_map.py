"""The map of a network: drawn, searched, and a plain drawing where no graphics card helps."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visiting import COLOURS, Visit, Visitor

#: A picture of one background has one colour; lines, points and letters of eight worlds have many.
MANY = 50


@pytest.fixture
def page(visit: Visit, reports: Path) -> Page:
    return visit(reports / "mara" / "index.html")


def colours_of(page: Page, browser: Browser, part: str) -> int:
    """How many colours are seen where that part of the page is drawn."""
    png = base64.b64encode(page.locator(part).screenshot()).decode()
    blank = browser.new_page()
    found: int = blank.evaluate(COLOURS, png)
    blank.close()
    return found


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
@pytest.mark.parametrize("whose", ["mara", "team"])
def test_the_map_is_drawn(whose: str, visit: Visit, reports: Path, browser: Browser) -> None:
    page = visit(reports / whose / "index.html")
    page.locator("h2#map").scroll_into_view_if_needed()

    expect(page.locator(".map-view canvas").first).to_be_visible()
    assert colours_of(page, browser, ".map-view") > MANY


@pytest.mark.parametrize("look", ["light", "phone"])
def test_a_search_finds_a_person_and_tells_who_it_is(page: Page, ranked: str) -> None:
    search = page.get_by_role("searchbox", name="Find a person")

    search.fill(ranked.casefold())
    page.locator("#map-found").get_by_role("button", name=ranked).first.click()

    card = page.locator(".map-card")
    expect(card.get_by_role("heading", name=ranked)).to_be_visible()
    expect(card.get_by_role("definition")).to_have_count(5)
    card.get_by_role("link", name="Everything known").click()
    opened = page.locator("details[open]", has=page.locator(":focus"))
    expect(opened.locator("summary")).to_contain_text(ranked)


@pytest.mark.parametrize("look", ["light", "phone"])
def test_of_a_team_a_person_leads_to_who_knows_him_and_to_the_card(
    visit: Visit, reports: Path
) -> None:
    page = visit(reports / "team" / "index.html")
    name = page.locator("#sole ~ table tbody th a").first.text_content() or ""

    page.get_by_role("searchbox", name="Find a person").fill(name)
    page.locator("#map-found").get_by_role("button", name=name).first.click()
    card = page.locator(".map-card")
    expect(card.get_by_role("heading", name=name)).to_be_visible()
    expect(card.get_by_text("Known to:")).to_be_visible()
    lead = card.get_by_role("link", name="Everything known").get_attribute("href")
    card.get_by_role("button").first.click()

    expect(card.get_by_text("Knows these and")).to_be_visible()
    page = visit(reports / "team" / str(lead).partition("#")[0])
    page.goto(f"{page.url}#{str(lead).partition('#')[2]}")
    opened = page.locator("details[open]", has=page.locator(":focus"))
    expect(opened.locator("summary")).to_contain_text(name)


def test_a_world_that_is_chosen_changes_the_picture(page: Page) -> None:
    before = page.locator(".map-view").screenshot()

    page.get_by_role("combobox", name="World").select_option(index=1)

    expect(page.get_by_role("combobox", name="World")).not_to_have_value("")
    assert page.locator(".map-view").screenshot() != before


@pytest.fixture
def ranked(page: Page) -> str:
    """Somebody of the ranking who is not at its head."""
    summary = page.locator("details.person summary bdi").nth(30)
    return summary.text_content() or ""


@pytest.mark.parametrize("look", ["without script"])
def test_without_script_the_map_is_a_drawing(page: Page, browser: Browser) -> None:
    expect(page.get_by_role("img", name="Map of")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Find a person")).to_be_hidden()
    assert colours_of(page, browser, ".map-drawing") > MANY


def test_without_webgl_the_map_is_a_drawing(browser: Browser, reports: Path) -> None:
    visitor = Visitor(browser, {})
    visitor.page.add_init_script(
        "const known = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        "  return kind.startsWith('webgl') ? null : known.call(this, kind, ...rest);"
        "};"
    )

    page = visitor.visit(reports / "mara" / "index.html")

    expect(page.get_by_role("img", name="Map of")).to_be_visible()
    expect(page.locator(".map-view")).to_be_hidden()
    assert visitor.complaints == []
    visitor.page.context.close()
