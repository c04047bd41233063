"""Templates become text; every value that a template prints passes through here."""

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from netgraph.report import markdown, words
from netgraph.report.cards import is_link

_LOADER = PackageLoader("netgraph.report")
_UNKNOWN_HTML = Markup(
    f'<span class="unknown" role="img" aria-label="unknown">{words.UNKNOWN}</span>'
)


def html(template: str, values: dict[str, object]) -> str:
    """A page.

    Args:
        template: Its name in netgraph/report/templates.
        values: What it prints. Text is escaped and loses control and direction characters, null
            becomes a dash that says "unknown", numbers and days are written for people.
    """
    return _environment("html").get_template(template).render(values)


def markdown_text(template: str, values: dict[str, object]) -> str:
    """A Markdown document; values as for `html`, escaped for Markdown."""
    return _environment("markdown").get_template(template).render(values)


@cache
def _environment(kind: str) -> Environment:
    environment = Environment(
        loader=_LOADER,
        autoescape=True,
        finalize=_html_value if kind == "html" else markdown.value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        plain=words.plain,
        share=words.share,
        score=words.score,
        networks=words.networks,
        network=words.network,
        steadiness=words.steadiness,
        counted=words.counted,
        verbatim=_verbatim,
    )
    environment.globals.update(
        EVIDENCE=words.EVIDENCE,
        SECTIONS=words.SECTIONS,
        STATES=words.STATES,
        TIERS=words.TIERS,
        table=markdown.table,
        # Jinja folds a literal none into "None" before finalize sees it.
        unknown=_UNKNOWN_HTML if kind == "html" else Markup(words.UNKNOWN),
        anchors={},
        **_inline(environment),
    )
    environment.tests["link"] = is_link
    return environment


def _inline(environment: Environment) -> dict[str, Markup]:
    # A page allows this style sheet and these scripts alone, by their hashes.
    found: dict[str, Markup] = {}
    for name, file in (("css", "page.css"), ("page_js", "page.js"), ("map_js", "map.js")):
        text, *_ = _LOADER.get_source(environment, file)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        found |= {name: Markup(text), f"{name}_hash": Markup(f"sha256-{digest}")}
    return found


def _html_value(value: object) -> str:
    if isinstance(value, Markup):
        return value
    text = words.plain(value)
    return _UNKNOWN_HTML if text is None else text


def _verbatim(command: str) -> Markup:
    # Inside a Markdown code block nothing is interpreted; one line must stay one line.
    return Markup(" ".join(command.splitlines()))
