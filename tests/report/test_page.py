import base64
import hashlib
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from netgraph.report import OwnerReport, write_reports
from netgraph.report.columns import TABLES
from netgraph.report.page import PRINTED

MakeReport = Callable[..., OwnerReport]
WritePage = Callable[[OwnerReport], str]

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """A page taken apart; complains of tags that are not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in {"th", "td", "dt", "dd"}:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.pieces.append(data)

    @property
    def text(self) -> str:
        """What is read on it, with single spaces."""
        return " ".join("".join(self.pieces).split())


@pytest.fixture
def page(tmp_path: Path, no_exports: pl.DataFrame) -> WritePage:
    def write(report: OwnerReport) -> str:
        _, index, *_ = write_reports(tmp_path / "out", [report], no_exports)
        return index.read_text(encoding="utf-8")

    return write


def _facts(**changed: Any) -> dict[str, Any]:
    return {
        "contacts": 40,
        "second_degree": 9,
        "constraint": 0.2,
        "effective_size": 30.0,
        "efficiency": 0.75,
        "hierarchy": 0.1,
        "coverage": 0.5,
        "links_among": 12,
        "contacts_with_strength": 3,
    } | changed


@pytest.mark.parametrize("size", [0, 5, 150])
def test_a_page_is_well_formed_with_headings_in_order(
    size: int, page: WritePage, lifelike: MakeReport, empty: MakeReport
) -> None:
    parsed = Page(page(lifelike("noor", size) if size else empty("noor")))

    levels = [int(tag[1]) for tag, _ in parsed.tags if re.fullmatch(r"h\d", tag)]
    ids = [a["id"] for _, a in parsed.tags if "id" in a]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert {a["href"] for t, a in parsed.tags if t == "a" and str(a["href"])[0] == "#"} <= {
        f"#{i}" for i in ids
    }


def test_every_table_has_a_caption_and_scoped_headers(
    page: WritePage, lifelike: MakeReport
) -> None:
    parsed = Page(page(lifelike("noor", 30)))

    tags = [tag for tag, _ in parsed.tags]
    scopes = {a.get("scope") for tag, a in parsed.tags if tag == "th"}
    assert tags.count("table") == tags.count("caption") > 0
    assert scopes == {"col", "row", "rowgroup"}
    assert parsed.tags[0] == ("html", {"lang": "en", "dir": "ltr"})


def test_the_browser_may_load_nothing_and_run_and_apply_what_is_here_alone(
    page: WritePage, lifelike: MakeReport
) -> None:
    html = page(lifelike("noor", 30))

    (style,) = re.findall(r"<style>(.*?)</style>", html, re.S)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy == (
        f"default-src 'none'; style-src {_hash(style)}; "
        f"script-src {' '.join(map(_hash, scripts))}; base-uri 'none'; form-action 'none'"
    )
    parsed = Page(html)
    attributes = {name for _, a in parsed.tags for name in a}
    assert not attributes & {"src", "srcset", "style", "background"}
    assert not any(name.startswith("on") for name in attributes)
    assert [a for tag, a in parsed.tags if tag == "script" and a] == [
        {"type": "application/json", "id": "map-data"}
    ]
    links = {str(a["href"]) for tag, a in parsed.tags if tag == "a"}
    local = {
        link for link in links if re.fullmatch(r"#[\w-]+|[\w-]+\.(csv|md)|\.\./index\.html", link)
    }
    assert all(link.startswith("https://example.org/") for link in links - local)
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(r"\beval\(|new Function|new Worker|fetch\(|XMLHttp", "".join(scripts))


def test_a_page_without_people_has_no_script_for_a_map(page: WritePage, empty: MakeReport) -> None:
    html = page(empty("noor"))

    assert html.count("<script") == 1
    assert "Nobody to draw yet." in html


def _hash(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"


def test_held_and_refused_exports_stand_before_all_findings(
    page: WritePage, lifelike: MakeReport
) -> None:
    text = Page(page(lifelike("noor", 30))).text

    notice, findings = text.split("At a glance", 1)
    assert "netgraph accept noor/x/2026-02-28 following" in notice
    assert "netgraph reject noor/x/2026-02-28 following" in notice
    assert "0 of the 486 accounts" in notice
    assert "facebook-noor (2).zip could not be used. The zip ends early" in notice
    assert "netgraph accept" not in findings


def test_a_command_can_be_pasted_into_a_shell(page: WritePage, empty: MakeReport) -> None:
    report = empty(
        "noor",
        exports=[
            {
                "export_id": "it's $me/x/2026-02-28",
                "source": "x",
                "status": "held",
                "held_lists": "following, followers",
            }
        ],
    )

    text = Page(page(report)).text

    for name in ("following", "followers"):
        assert f"""netgraph accept 'it'"'"'s $me/x/2026-02-28' {name}""" in text


def test_a_page_without_held_exports_has_no_notice(page: WritePage, empty: MakeReport) -> None:
    assert "Before you read on" not in page(empty("noor"))


def test_the_first_twelve_are_told_with_their_reasons_and_the_rest_in_a_table(
    page: WritePage, lifelike: MakeReport
) -> None:
    report = lifelike("noor", 150)
    html = page(report)

    assert html.count('<p class="why">') == 12
    assert html.count('<span class="why">') == 100
    assert "the first 100 of 150 contacts" in html


def test_states_of_ties_are_told_with_the_closest_of_each(
    page: WritePage, empty: MakeReport
) -> None:
    rows = [
        {"state": "live", "contacts": 2, "strength": 0.614, "names": "Mira Okafor, Bram Haddad"}
        | {"oldest_on": date(2026, 1, 3), "newest_on": date(2026, 3, 30)},
        {"state": "unknown", "contacts": 38},
    ]

    text = Page(page(empty(metrics=_facts(contacts_with_strength=2), closeness=rows))).text

    assert "seen with 2 of 40 contacts" in text
    assert "live silent for less than twice the usual gap 2 0.61" in text
    assert "3 Jan 2026 to 30 Mar 2026 Mira Okafor, Bram Haddad" in text
    assert "unknown no exchange both ways is seen 38 – –" in text


def test_without_any_exchange_the_page_says_what_would_tell_closeness(
    page: WritePage, empty: MakeReport
) -> None:
    text = Page(page(empty(metrics=_facts(contacts_with_strength=0)))).text

    assert "Mail, calendars and conversations are what tells closeness" in text


def test_pairs_that_wait_for_a_word_are_shown_with_the_command_that_decides(
    page: WritePage, empty: MakeReport
) -> None:
    pair = {"name_a": "Bo Li", "account_a": "facebook:~noor/1 2", "score": 4, "waiting": 12}
    pair |= {"name_b": "Bo Li", "account_b": "linkedin:in/bo-li", "reasons": "same name +4"}

    html = page(empty(matches=[pair]))

    assert "12 pairs of people" in Page(html).text
    assert "4: same name +4" in Page(html).text
    assert "netgraph decide 'facebook:~noor/1 2' linkedin:in/bo-li same" in Page(html).text


@pytest.mark.parametrize("coverage", [0.12, None])
def test_under_30_percent_the_measures_are_missing_and_the_page_says_why(
    coverage: float | None, page: WritePage, empty: MakeReport
) -> None:
    unknown = dict.fromkeys(("constraint", "effective_size", "efficiency", "hierarchy"))
    text = Page(page(empty("noor", metrics=_facts(coverage=coverage, **unknown)))).text

    assert f"seen for {'12%' if coverage else '–'} of your contacts. Below 30%" in text
    assert "Effective size" not in text


def test_known_measures_are_given_with_their_meaning(page: WritePage, empty: MakeReport) -> None:
    text = Page(page(empty("noor", metrics=_facts()))).text

    assert "Constraint 0.200 How far your contacts lead back" in text
    assert "Efficiency 75% Effective size" in text


def test_unknown_is_a_dash_that_is_read_aloud_and_never_zero(
    page: WritePage, empty: MakeReport
) -> None:
    html = page(empty("noor", metrics=_facts(second_degree=None, links_among=0)))

    dash = '<span class="unknown" role="img" aria-label="unknown">–</span>'
    assert f"<dt>people one introduction away</dt><dd>{dash}</dd>" in html
    assert f"<dt>worlds they form</dt><dd>{dash}</dd>" in html
    assert "None" not in Page(html).text
    assert "nan" not in Page(html).text.split()


def test_an_empty_report_reads_well(page: WritePage, empty: MakeReport) -> None:
    text = Page(page(empty("noor"))).text

    for sentence in (
        "No contacts yet.",
        "Nobody to rank yet.",
        "No worlds are visible:",
        "Nobody is seen to join two of your worlds",
        "Nobody is visible behind your contacts.",
        "No list of contacts has been read yet.",
        "No export of yours has been seen.",
    ):
        assert sentence in text


@pytest.mark.parametrize("name", [None, "", "\u202e\u200d"])
def test_people_without_a_readable_name_are_called_by_their_id(
    name: str | None, page: WritePage, empty: MakeReport
) -> None:
    html = page(empty("noor", ranking=[{"rank": 1, "person_id": "x:12", "name": name}]))

    assert '<h3><a href="#person-1"><bdi class="id">x:12</bdi></a></h3>' in html


def test_people_to_be_introduced_to_stand_under_the_contact_to_ask_this_quarter(
    page: WritePage, empty: MakeReport
) -> None:
    asks = [
        ("p1", "a", "declared", 1), ("p2", "b", "copresence", 1), ("p3", "a", "odd", 1),
        ("p4", "a", "declared", 2),
    ]  # fmt: skip
    report = empty(
        "noor",
        introductions=[
            {"person_id": p, "introducer_id": i, "introducer": i.upper(), "evidence": e}
            | {"strength": 0.5, "weakest": 0.6, "introducers": 2, "quarter": quarter}
            for p, i, e, quarter in asks
        ],
    )

    text = Page(page(report)).text

    assert (
        "Ask A p1 listed as connected 0.500 0.600 1 p3 odd 0.500 0.600 1 Ask B p2 seen together"
    ) in text
    assert "1 person more can be asked for later this year" in text
    assert "p4" not in text


def test_a_path_of_which_a_step_is_unknown_has_no_strength(
    page: WritePage, empty: MakeReport
) -> None:
    ask = {"person_id": "p1", "introducer_id": "a", "introducer": "A", "evidence": "declared"}
    report = empty("noor", introductions=[ask | {"introducers": 1, "quarter": 1}])

    assert "Ask A p1 listed as connected – – 0" in Page(page(report)).text


def test_companies_that_open_are_told_with_whom_to_ask(page: WritePage, empty: MakeReport) -> None:
    row = {"company": "Acme", "people": 4, "contacts": 1, "introducer_id": "a", "opens": 3}
    report = empty("noor", openings=[row | {"introducer": "Ana", "strength": 0.5}])

    assert "Acme 4 1 Ana 3 0.500" in Page(page(report)).text


def test_changes_are_counted_by_kind_with_what_goes_first(
    page: WritePage, empty: MakeReport
) -> None:
    on = date(2026, 3, 28)
    row = {"source": "linkedin", "exported_on": on, "name": "Mira"}
    changes = [row | {"change": c} for c in ["added", "odd", *["removed"] * 30]]

    text = Page(page(empty("noor", changes=changes))).text

    assert "LinkedIn, 28 Mar 2026: 30 gone, 1 new, 1 odd" in text
    assert "and 5 more" in text


def test_growth_is_drawn_and_tabled_with_what_is_held(
    page: WritePage, lifelike: MakeReport
) -> None:
    parsed = Page(page(lifelike("noor", 20)))

    labels = [a["aria-label"] for tag, a in parsed.tags if tag == "svg" and "aria-label" in a]
    assert labels.pop(0).startswith("Map of 20 contacts and ")
    assert labels == [
        "Contacts on Facebook. 31 Jan 2026: 306; 28 Feb 2026: 0; 28 Mar 2026: 180",
        "Contacts on LinkedIn. 31 Jan 2026: 401; 28 Feb 2026: 0; 28 Mar 2026: 120",
        "Contacts on X. 31 Jan 2026: 486; 28 Feb 2026: held; 28 Mar 2026: 482",
    ]
    assert "LinkedIn, 28 Mar 2026 120 120 0 108 – – 27%" in parsed.text
    assert "X, 28 Feb 2026 held – – – – –" in parsed.text


def test_every_table_with_figures_is_printed_in_one_section() -> None:
    printed = [name for names in PRINTED.values() for name in names]

    assert sorted(printed) == sorted(table.name for table in TABLES if table.question)


@pytest.mark.parametrize("contacts", [0, 150])
def test_a_section_names_the_questions_that_give_its_figures_once(
    contacts: int, page: WritePage, empty: MakeReport, lifelike: MakeReport
) -> None:
    report = lifelike("noor", contacts) if contacts else empty("noor")
    questions = {table.name: table.question for table in TABLES}

    found = re.findall(r'<section aria-labelledby="(\w+)">(.*?)</section>', page(report), re.S)

    told = {
        section: re.findall(r"<code>(?:netgraph sql )?(\w+)</code>", line)
        for section, text in found
        for line in re.findall("Ask the database: (.*)", text)
    }
    assert told == {"glance": ["how_much_can_we_see"]} | {
        section: list(dict.fromkeys(asked))
        for section, names in PRINTED.items()
        if (asked := [questions[name] for name in names if getattr(report, name).height])
    }


def test_the_question_that_gives_a_file_stands_beside_it(
    page: WritePage, empty: MakeReport
) -> None:
    text = Page(page(empty("noor"))).text

    assert "age of ties 0 how_long_do_ties_last rebuild.csv" in text


def test_weights_are_printed_the_heaviest_first(page: WritePage, empty: MakeReport) -> None:
    text = Page(page(empty("noor", weights={"reach": 0.15, "strength": 0.85}))).text

    assert "Strength 0.85 how close you are, from dated exchanges Reach 0.15" in text
