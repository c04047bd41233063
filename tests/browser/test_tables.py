"""Tables that sort and filter, and names that lead to a person's card."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import Visit

UNKNOWN = "–"


@pytest.fixture
def page(visit: Visit, reports: Path) -> Page:
    return visit(reports / "mara" / "index.html")


@pytest.fixture
def ranking(page: Page) -> Locator:
    page.get_by_text("with the parts of their scores").click()
    return page.get_by_role("table", name="Contacts by rank")


def column(table: Locator, title: str) -> list[str]:
    """The texts under a heading, of the rows that are shown."""
    titles = table.locator("thead th").all_inner_texts()
    place = [name.strip() for name in titles].index(title) + 1
    return table.locator(f"tbody tr:visible > :nth-child({place})").all_inner_texts()


def test_enter_on_a_heading_sorts_its_column_with_the_unknown_last(ranking: Locator) -> None:
    heading = ranking.get_by_role("columnheader", name="Strength")
    before = column(ranking, "Strength")
    known = sorted(float(text) for text in before if text != UNKNOWN)
    unknown = [UNKNOWN] * (len(before) - len(known))
    assert len(set(known)) > 10
    assert unknown

    heading.get_by_role("button").focus()
    for order, expected in (("descending", known[::-1]), ("ascending", known)):
        ranking.page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", order)
        after = column(ranking, "Strength")
        assert [float(text) for text in after if text != UNKNOWN] == expected
        assert after[len(known) :] == unknown


def test_one_column_at_a_time_says_that_it_is_sorted(ranking: Locator) -> None:
    headings = ranking.get_by_role("columnheader")
    for heading in headings.all()[:2]:
        heading.get_by_role("button").click()

    expect(headings.nth(1)).to_have_attribute("aria-sort", "ascending")
    expect(ranking.locator("[aria-sort]")).to_have_count(1)


def test_a_filter_leaves_the_rows_that_have_every_word(page: Page, ranking: Locator) -> None:
    name = ranking.get_by_role("rowheader").nth(40).locator("bdi").first.inner_text()
    filter_ = page.locator("details", has=ranking).get_by_role("searchbox", name="Filter")

    filter_.fill(name.upper())
    assert [name in text for text in column(ranking, "Contact")] == [True]
    expect(page.get_by_role("status").filter(has_text="1 of 100")).to_be_visible()

    filter_.fill("nobody is called so")
    assert column(ranking, "Contact") == []

    filter_.fill("")
    assert len(column(ranking, "Contact")) == 100


@pytest.mark.parametrize("look", ["phone"])
def test_on_a_phone_a_table_is_sorted_by_a_choice(page: Page, ranking: Locator) -> None:
    chooser = page.locator("details", has=ranking).get_by_role("combobox", name="Sort by")

    chooser.select_option(label="Exclusive, largest first")

    reach = ranking.locator("td[data-label='Exclusive reach']").all_inner_texts()
    numbers = [int(text.replace(",", "")) for text in reach if text != UNKNOWN]
    assert numbers == sorted(numbers, reverse=True)
    assert reach[len(numbers) :] == [UNKNOWN] * (len(reach) - len(numbers))


def test_a_name_leads_to_the_card_of_the_person(page: Page, ranking: Locator) -> None:
    link = ranking.get_by_role("rowheader").nth(20).get_by_role("link").first
    name = link.inner_text()

    link.focus()
    page.keyboard.press("Enter")

    card = page.locator("details[open]", has=page.locator(":focus"))
    expect(card.locator("summary")).to_contain_text(name)
    expect(card.locator("summary")).to_be_in_viewport()
    expect(card.get_by_role("term").filter(has_text="Strength rests on")).to_be_visible()


@pytest.mark.parametrize("look", ["without script"])
def test_without_script_tables_are_there_with_nothing_to_press(ranking: Locator) -> None:
    assert len(column(ranking, "Contact")) == 100
    expect(ranking.get_by_role("button")).to_have_count(0)
