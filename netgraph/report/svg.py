"""A chart drawn beforehand by Vega-Lite itself: SVG that stands in a page and asks for nothing."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

import vl_convert
from markupsafe import Markup

#: What shapes and places an element; all else (ids, classes, roles) is of use to Vega alone.
_KEPT = (
    *("d", "x2", "y2", "transform", "fill", "stroke", "stroke-width", "stroke-dasharray"),
    *("stroke-linejoin", "text-anchor", "font-size"),
)


def drawn(chart: Mapping[str, Any], said: str) -> Markup:
    """The chart as an element of a page, with the letters and the colours of that page.

    Args:
        chart: A specification of Vega-Lite with its figures; a colour may be a variable of the
            page's style sheet. The description of a mark becomes what a pointer that rests on it
            reads.
        said: The chart in words, for whoever does not see it.
    """
    image = ET.fromstring(vl_convert.vegalite_to_svg(dict(chart), allowed_base_urls=[]))
    svg = ET.Element(
        "svg", {"viewBox": image.get("viewBox", ""), "role": "img", "aria-label": said}
    )
    svg.extend(part for child in image for part in _seen(child))
    return Markup(ET.tostring(svg, encoding="unicode"))


def _seen(element: ET.Element) -> list[ET.Element]:
    """What can be seen of an element: no empty frames, no groups that change nothing."""
    if element.get("class") in ("background", "foreground"):
        return []
    tag = element.tag.partition("}")[2]
    kept = {name: value for name in _KEPT if (value := element.get(name))}
    if kept.get("transform") == "translate(0,0)":
        del kept["transform"]
    parts = [part for child in element for part in _seen(child)]
    if tag == "g" and not (kept and parts):
        return parts
    copy = ET.Element(tag, kept)
    copy.text = element.text
    copy.extend(parts)
    if tip := element.get("aria-label"):
        ET.SubElement(copy, "title").text = tip
    return [copy]
