"""Names that try to be more than names, and reports in which everything is called so."""

from collections.abc import Callable

from netgraph.report import OwnerReport, TeamReport
from tests.report.test_team import WORD, team

MakeReport = Callable[..., OwnerReport]

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "closing": "</style></table></body>",
    "data": "</script><!--<script>\u2028 \\u003c",
    "template": "{{ 7*7 }}{% raw %}",
    "formula": '=HYPERLINK("https://example.org","x")',
    "direction": "\u202egnp.exe\u2066",
    "pipes": "a | b ` c ` | d",
    "lines": "first\n\n# second\r\n- third",
    "controls": "a\x00b\x07c\x1b[31m",
    "long": "x" * 10_000,
    "zero width": "Mi\u200bra\u200d\ufeff",
}


def hostile_report(text: str, make: MakeReport) -> OwnerReport:
    """A report in which every text is this one."""
    person = {"person_id": "p1", "name": text, "company": text, "position": text}
    person_of = {"person_id": "p1"}
    return make(
        text,
        name=text,
        metrics={"contacts": 1, "coverage": 1.0, "links_among": 1, "contacts_with_strength": 1},
        weights={text: 1.0},
        ranking=[person | {"rank": 1, "sources": text, "cluster_label": text, "why": text}] * 13,
        findings=[
            {"place": 1, "finding": text, "sentence": f"{text} and {text}", "section": "twelve"}
            | {"person_id": "p1", "person_ids": ["p1"]}
        ],
        cluster_pairs=[
            {"cluster_a": text, "cluster_b": text, "label_a": text, "label_b": text, "ways": n}
            | {"firm_ways": 0, "evidence": text, "joiners": 1, "keystone_names": text}
            | {"keystones": ["p1"], "joined_by": text, "joined_by_ids": ["p1", "p3"]}
            for n in (1, 2)
        ],
        key_people=[
            person
            | {"place": 1, "role": text, "role_hint": text, "why": text, "loss_why": text}
            | {"runner_up_id": "p2", "runner_up": text, "runner_up_gain": 0.1, "gain": 0.1}
            | {"cluster_label": text, "state": text}
        ],
        key_people_sets=[
            {"chosen_by": c, "wanted": 12, "people": 1, "value": 0.1, "reach": 1, "clusters": 1}
            | {"clusters_reached": 1, "at_least": 0.5}
            for c in ("together", "ranking")
        ],
        roles=[
            {"place": 1, "category": text, "role": text, "name": text, "is_open": False}
            | {"state": text, "hint": text, "question": text}
        ],
        role_findings=[{"place": 1, "kind": "fading", "finding": text}],
        unmatched_decisions=[{"file": "roles", "person": text, "reason": text}],
        closeness=[{"state": text, "contacts": 1, "names": text}],
        clusters=[{"cluster_id": "c", "label": text, "size": 1, "members": text}],
        bridges=[
            {"person_id": "p1", "name": text, "clusters_joined": 2, "cluster_labels": text}
            | {"is_cut_point": True}
        ],
        second_degree=[person | {"introducer_id": "p2", "introducer": text, "evidence": text}],
        introductions=[
            person
            | {"introducer_id": "p2", "introducer": text, "evidence": text, "quarter": 1}
            | {"introducers": 1}
        ],
        openings=[{"company": text, "introducer_id": "p2", "introducer": text, "people": 1}],
        layout=[{"person_id": "p1", "x": 0.5, "y": 0.5}],
        accounts=[
            person_of
            | {"source": text, "account_id": text, "name": text, "handle": text, "url": url}
            | {"email": text, "phone": text, "location": text, "school": text, "matched_by": text}
            for url in (text, "https://example.org/in/1", "javascript:alert(1)")
        ],
        ties=[person_of | {"source": text, "list": text, "kind": text, "ended": text}],
        employment=[person_of | {"company": text, "basis": text}],
        terms=[person_of | {"source": text, "kind": text, "direction": text, "events": 1}],
        links=[person_of | {"evidence": text, "people": 1, "names": text}],
        growth=[{"source": text, "exported_on": make("x").as_of, "size": 1, "held": False}],
        changes=[
            {"source": text, "exported_on": make("x").as_of, "name": text}
            | {"change": text, "detail": text}
        ],
        matches=[
            {"name_a": text, "account_a": text, "name_b": text, "account_b": text, "score": 1}
            | {"reasons": text, "waiting": 1}
        ],
        exports=[
            {"owner": text, "export_id": text, "source": text, "file": text, "reason": text}
            | {"status": status, "held_lists": text.replace(",", " ")}
            for status in ("held", "refused")
        ],
        notes=[{"export_id": text, "file": text, "note": text}],
    )


def hostile_team(text: str) -> TeamReport:
    """A team's report in which every text is this one."""
    person = {"person_id": "p1", "name": text, "company": text, "position": text} | WORD
    known = person | {"owner": text, "known_to": text, "owners": 2, "strength": 0.5}
    return team(
        owners=[
            {"owner": text, "name": text, "contacts": 5, "shared": 1, "known_well": 2, "sole": 1}
        ],
        key_people=[
            known
            | {"place": 1, "role": text, "why": text, "loss_why": text, "owners": 2}
            | {"runner_up_id": "p2", "runner_up": text, "runner_up_owner": text, "gain": 0.1}
            | {"loss": 0.1, "runner_up_gain": 0.1, "cluster_label": text}
        ],
        places=[
            known | {"kind": kind, "place": text, "people": 3} for kind in ("company", "world")
        ],
        map=[
            known
            | {"owner": text, "person_id": "p1", "is_owner": is_owner, "x": 0.5, "y": 0.5}
            | {"contacts": 3, "score": 0.5, "rank": 1}
            for is_owner in (True, False)
        ],
        map_ties=[{"owner": text, "person_id": "p1"}],
        sole=[known | {"score": 0.4, "known_to": 2, "rank": 3}],
        shared=[known],
    )
