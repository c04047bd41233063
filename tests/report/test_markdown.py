from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from netgraph.report.markdown import escape, table, value

HOSTILE = [
    "<script>alert(1)</script>",
    "**bold** _em_ ~~gone~~ `code`",
    "a | b | c",
    "a \\| b",
    "ends with \\",
    "[click](https://example.org)",
    "![x](https://example.org/x.png)",
    "# heading",
    "- item",
    "1. item",
    "12) item",
    "7.",
    "=====",
    "&lt;b&gt; &#60;i&#62;",
    "AT&T",
    "$x$",
    "````",
]


def _tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)


def _said(tokens: list[Token]) -> str:
    inline = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak"}
    return "".join(child.content for child in inline)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_escaped_text_is_a_paragraph_that_says_what_it_said(text: str) -> None:
    tokens = _tokens(escape(text))

    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert _said(tokens) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_an_escaped_text_stays_in_its_cell_of_a_table(text: str) -> None:
    tokens = _tokens(str(table(["Name", "Score"], [(text, 0.5)])))

    cells = [t for i, t in enumerate(tokens) if t.type == "inline" and tokens[i - 1].tag == "td"]
    assert [_said([cell]) for cell in cells] == [text, "0.500"]


@given(st.text(alphabet="ab 1.)#-+=*_`[]()<>|~$&;!\\", max_size=30))
def test_no_text_is_anything_but_text_in_an_item_of_a_list(text: str) -> None:
    tokens = _tokens(f"- {value('a' + text)} (0.5)")

    assert {t.type for t in tokens} == {
        "bullet_list_open",
        "bullet_list_close",
        "list_item_open",
        "list_item_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
    }
    assert " ".join(_said(tokens).split()) == " ".join(f"a{text} (0.5)".split())


def test_plain_words_are_left_as_they_are() -> None:
    for text in ("Head of R&D, O’Neill (Dublin) – 50% & more!", "0.930", "3.1 million"):
        assert escape(text) == text
    for text in ("<0.001", "-0.73", "+0.73", "second_degree.csv", "a > b", "3 < 4"):
        assert escape(text) == text


def test_control_and_direction_characters_and_line_breaks_are_gone() -> None:
    assert value("a\n# b\u202ec\x07d") == "a # bcd"


def test_a_table_lines_up_in_a_terminal() -> None:
    rows = [("王伟", 3, None, date(2026, 3, 4)), ("Zoë", 1204, "<1%", None)]

    assert str(table(["Name", "n", "Share", "Day"], rows)).splitlines() == [
        "| Name |     n | Share | Day        |",
        "| ---- | ----: | ----: | ---------- |",
        "| 王伟 |     3 |     – | 4 Mar 2026 |",
        "| Zoë  | 1,204 |   <1% | –          |",
    ]
