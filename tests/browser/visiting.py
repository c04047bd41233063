"""A page as a visitor has it before him, and what can be seen of it from outside."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

Visit = Callable[[Path], Page]

#: Elements that reach beyond the window, but for what a box of its own lets scroll.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const held = e => e && e !== document.body &&
    (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(e).overflowX) ||
     held(e.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter(e => e.checkVisibility() && !e.matches("a[href='#main']"))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, r]) => r.width && (r.right > width + 1 || r.left < -1) && !held(e.parentElement))
    .map(([e, r]) => `${e.tagName} ${Math.round(r.left)}-${Math.round(r.right)} of ${width}: ` +
      e.outerHTML.slice(0, 120));
}"""

UNFOLD = "() => document.querySelectorAll('details').forEach(e => { e.open = true; })"
#: How many colours a picture has; asked on a blank page, which may draw what it likes.
COLOURS = """async (png) => {
  const bytes = await fetch("data:image/png;base64," + png);
  const picture = await createImageBitmap(await bytes.blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const pixels = new Uint32Array(
    drawing.getImageData(0, 0, picture.width, picture.height).data.buffer);
  return new Set(pixels).size;
}"""


class Visitor:
    """A window of one look, opened once and used again for every page."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self.browser, self.options = browser, options
        self.asked_for: list[str] = []
        self.complaints: list[str] = []

    @cached_property
    def page(self) -> Page:
        page = self.browser.new_context(**self.options).new_page()
        page.set_default_timeout(10_000)
        page.on("request", lambda request: self.asked_for.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.on("dialog", self._dismiss)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        # What the driver of a machine without a graphics card remarks is not of the page.
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.complaints.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def visit(self, file: Path) -> Page:
        self.page.goto("about:blank")  # else another part of the same page is not loaded anew
        self.page.emulate_media(media="screen")
        self.asked_for.clear()
        self.complaints.clear()
        self.page.goto(file.as_uri())
        return self.page


def sticking_out(page: Page) -> list[str]:
    found: list[str] = page.evaluate(STICKING_OUT)
    return found
