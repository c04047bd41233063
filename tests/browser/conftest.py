"""Reports in a real browser: Debian's Chromium, driven by Playwright, as a person opens them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from netgraph.report import write_reports
from tests.browser.visiting import Visit, Visitor
from tests.report.conftest import empty
from tests.report.hostile import HOSTILE, hostile_report, hostile_team

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
#: WebGL without a graphics card, as a machine without a screen has it.
FLAGS = ("--enable-unsafe-swiftshader",)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "narrow": {"viewport": {"width": 320, "height": 640}},  # what WCAG 2.2 asks of reflow
    "paper": {"viewport": {"width": 718, "height": 1000}},  # A4 between margins of 10 mm
    "without script": {"java_script_enabled": False},
}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder that a worker runs.

    No longer than for this folder: Playwright keeps an event loop, beside which tests of flows
    cannot run theirs.
    """
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        told = f"no browser: none of {', '.join(BROWSERS)} is in PATH; install Debian's chromium"
        if os.environ.get("NETGRAPH_BROWSER") == "required":
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as playwright:
        sandboxed = os.geteuid() != 0  # Chromium refuses to be root in a sandbox
        browser = playwright.chromium.launch(
            executable_path=path, args=FLAGS, chromium_sandbox=sandboxed
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def visitors(browser: Browser) -> dict[str, Visitor]:
    """Who opens pages, by look: each has a window of that look, made when it is first used."""
    return {look: Visitor(browser, options) for look, options in LOOKS.items()}


@pytest.fixture
def look() -> str:
    """How a page is looked at unless a test says otherwise."""
    return "light"


@pytest.fixture
def visit(visitors: dict[str, Visitor], look: str) -> Visit:
    """Opens a file in that look's window and hands the page over."""
    return visitors[look].visit


@pytest.fixture(scope="session")
def reports(sample_night: Path) -> Path:
    """The folder of the sample night's reports."""
    return sample_night / "reports" / "latest"


@pytest.fixture(scope="package")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pages of owners and teams of whom everything that is known is one hostile text."""
    reports = [hostile_report(text, empty) for text in HOSTILE.values()]
    out = tmp_path_factory.mktemp("hostile")
    files = write_reports(out / "all", reports, reports[0].exports)
    for name, text in HOSTILE.items():
        _, *team = write_reports(out / name, [], reports[0].exports, hostile_team(text))
        files += team
    return [file for file in files if file.suffix == ".html"]
