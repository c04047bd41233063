"""Names that try to be more than names, in a browser."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.visiting import UNFOLD, Visitor, sticking_out


def test_no_name_runs_asks_for_anything_or_breaks_the_layout(
    visitors: dict[str, Visitor], hostile_pages: list[Path]
) -> None:
    visitor, broken = visitors["light"], {}
    for file in hostile_pages:
        page = visitor.visit(file)
        page.evaluate(UNFOLD)
        _search(page)

        asked_for = [url for url in visitor.asked_for if url != file.as_uri()]
        if found := [*asked_for, *visitor.complaints, *_sticking_out(page)]:
            broken[file.parent.name[:20]] = found

    assert broken == {}


def _sticking_out(page: Page) -> list[str]:
    """On a desk, and in a window as narrow as a telephone's."""
    found = sticking_out(page)
    wide = page.viewport_size
    assert wide
    page.set_viewport_size({"width": 390, "height": 844})
    found += sticking_out(page)
    page.set_viewport_size(wide)
    return found


def _search(page: Page) -> None:
    """Find the first of whoever is called as the page is, where it has a map."""
    search = page.get_by_role("searchbox", name="Find a person")
    if search.is_visible():
        search.fill(page.locator("h1").inner_text()[:20])
        search.press("Enter")
