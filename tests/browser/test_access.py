"""WCAG 2.2 AA, as far as axe-core can tell, in every look and with nothing folded away."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visiting import UNFOLD, Visit

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
#: Of siblings of one shape two stay: what axe finds in a row it finds in all rows like it, and a
#: whole page of 20,000 elements would take it half a minute.
THIN = """() => {
  const own = e => [e.localName, ...e.classList].join(".");
  const shape = e => [own(e), ...new Set([...e.children].map(own))].join(" ");
  const thin = parent => {
    const seen = {};
    for (const e of [...parent.children]) {
      const like = seen[shape(e)] ?? 0;
      seen[shape(e)] = like + 1;
      if (like < 2 || e.localName === "section") thin(e); else e.remove();
    }
  };
  thin(document.body);
}"""


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
@pytest.mark.parametrize("name", ["index.html", "mara/index.html", "team/index.html"])
def test_axe_finds_no_violation(name: str, look: str, visit: Visit, reports: Path) -> None:
    page = visit(reports / name)
    page.evaluate(UNFOLD)
    page.evaluate(THIN)

    found = Axe().run(page, options=RULES)

    assert not found.violations_count, found.generate_report()
