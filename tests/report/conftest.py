import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from netgraph.report import OwnerReport

FIRST = (
    "Mira Jonas Amara Tomás Yuki Farid Ines Oluwaseun Saga Ravi Chloé Dmitri Leila Bram Noor Zofia"
)
LAST = "Okafor Lindqvist Haddad Moreau Tanaka Petrović Brandsma Álvarez O’Neill Kowalska Rahimi"
POSITIONS = ("Head of Research", "Conductor", "Partner", "Nurse", "Data engineer", "Editor", None)
WORLDS = ("Hooli", "Delft physics", "Choir of St. Anna", "Mixed: Initech / Globex", "Old school")
AS_OF = date(2026, 3, 31)

TYPES: dict[str, Any] = {
    "": pl.String,
    "i": pl.Int64,
    "f": pl.Float64,
    "d": pl.Date,
    "b": pl.Boolean,
    "l": pl.List(pl.String),
}
COLUMNS = {
    "findings": "place:i finding sentence unusual:f actionable:f person_id person_ids:l section",
    "key_people": "place:i person_id name company position role role_hint is_pinned:b gain:f"
    " gain_reach:f gain_strength:f gain_worlds:f gain_roles:f why loss:f loss_why runner_up_id"
    " runner_up runner_up_gain:f strength:f state last_contact_on:d reach:i reach_added:i"
    " reach_lost:i reach_weakened:i cluster_id cluster_label",
    "key_people_sets": "chosen_by wanted:i people:i value:f at_least:f reach:i clusters:i"
    " clusters_reached:i",
    "roles": "place:i category role person_id name is_open:b state last_contact_on:d cluster_label"
    " hint question",
    "role_findings": "place:i kind subject person_id finding",
    "unmatched_decisions": "file person reason",
    "ranking": "rank:i person_id name company position sources score:f strength:f bridging:f"
    " reach_score:f exclusive_score:f reference_score:f referenceability referenceability_why"
    " warmth:f channels:i first_contact_on:d reach:i exclusive_reach:i"
    " last_contact_on:d state cluster_id cluster_label why",
    "closeness": "state contacts:i strength:f oldest_on:d newest_on:d names",
    "clusters": "cluster_id label size:i stability:f members bridges:i",
    "cluster_changes": "before_on:d change cluster_id from_id from_label from_size:i to_id to_label"
    " to_size:i overlap:f",
    "bridges": "person_id name clusters_joined:i is_cut_point:b betweenness:f participation:f"
    " cluster_labels",
    "second_degree": "person_id name company position introducer_id introducer evidence strength:f"
    " introducers:i",
    "introductions": "quarter:i person_id name company position introducer_id introducer evidence"
    " strength:f weakest:f introducers:i chance:f equals:i",
    "openings": "company people:i contacts:i introducer_id introducer opens:i evidence strength:f",
    "partings": "before_on:d reset_on:d scope ties:i people:i contacts_before:i reach_before:i"
    " reach_lost:i reach_weaker:i path_strength_before:f path_strength_lost:f strength_before:f"
    " strength_lost:f referenceable_before:i referenceable_lost:i",
    "pruning": "n:i person_id name contacts:i reach:i reach_lost:i path_strength:f worlds:i pairs:i"
    " key_people:i referenceable:i strength:f contact_days_a_year:f freed:f value:f mark",
    "cluster_pairs": "cluster_a cluster_b label_a label_b ways:i firm_ways:i evidence"
    " keystone_names keystones:l is_parted:b joiners:i joined_by joined_by_ids:l",
    "cut_points": "person_id name loose:i pieces:i clusters:i cluster_labels exclusive_reach:i"
    " exclusive_names why",
    "weak_ties": "person_id name company position exclusive_reach:i reach:i band strength:f"
    " common_contacts:i common_band why",
    "reconnect": "rank:i person_id name company position state last_contact_on:d trust:f novelty:f"
    " exclusive_reach:i comfort_rank:i occasion occasion_on:d why quiet:i",
    "growth": "source exported_on:d size:i added:i removed:i returned:i retention:f rebuilt:f"
    " turnover:f held:b",
    "growth_together": "exported_on:d networks:i size:i added:i removed:i returned:i"
    " first_listed:i retention:f turnover:f",
    "survival": "source age_days:i from_days:i at_risk:i surviving_least:f surviving_most:f ties:i"
    " ended:i by_reset:i undated:i",
    "rebuild": "source before_on:d reset_on:d exported_on:d days:i size_before:i size:i removed:i"
    " removed_back:i regret:f back:i rebuilt:f rebuilt_strength:f new_people:i invited_me:i"
    " invited_by_me:i strengths_before:i strengths:i mean_strength_before:f mean_strength:f"
    " referenceable_before:f referenceable:f",
    "rebuild_people": "source before_on:d reset_on:d place:i person_id name strength:f"
    " referenceability last_contact_on:d is_back:b back_on:d invited_by",
    "balance": "attribute among weighted_by people:i unknown_share:f groups:i blau:f entropy:f ei:f"
    " own top top_share:f",
    "attention": "layer:i rhythm within_days:i people:i usual_people:i contacts_a_year:f"
    " attention_share:f names",
    "network_uses": "source context contacts:i only_here:i in_touch:i attention_share:f main_kind"
    " main_kind_share:f",
    "context_mix": "business_people:i social_people:i both_people:i overlap_share:f known_people:i"
    " mixed_people:i blur:f",
    "invitations": "direction wording invitations:i accepted:i acceptance:f answered:i"
    " answer_share:f",
    "own_history": "measured_on:d contacts:i links_among:i coverage:f constraint:f effective_size:f"
    " earlier:i constraint_higher_than:i effective_size_higher_than:i random_constraint:f"
    " random_least:f random_most:f",
    "layout": "person_id x:f y:f",
    "map_links": "person_a person_b",
    "accounts": "person_id source account_id name handle url email phone location school"
    " matched_by",
    "ties": "person_id source list kind since:d first_seen_on:d last_seen_on:d ended",
    "employment": "person_id company first_on:d last_on:d basis",
    "terms": "person_id source kind direction events:i decayed:f",
    "links": "person_id evidence people:i first_on:d last_on:d names",
    "changes": "source exported_on:d name change detail",
    "matches": "name_a account_a name_b account_b score:i reasons waiting:i",
    "exports": "owner export_id source file exported_on:d status reason held_lists rows_read:i"
    " rejects:i",
    "notes": "export_id file note",
}
FRAMES = {
    table: {name: TYPES[kind] for name, _, kind in (c.partition(":") for c in columns.split())}
    for table, columns in COLUMNS.items()
}

MakeReport = Callable[..., OwnerReport]


def empty(owner: str = "noor", **given: Any) -> OwnerReport:
    """A report of nothing, apart from what is given; rows may be given as dictionaries."""
    frames = {
        name: pl.DataFrame(given.pop(name, []), schema=schema, orient="row")
        for name, schema in FRAMES.items()
    }
    values: dict[str, Any] = {
        "owner": owner,
        "name": None,
        "as_of": AS_OF,
        "metrics": {"contacts": 0, "coverage": None},
        "weights": {"strength": 0.3, "bridging": 0.2, "reach": 0.15, "exclusive_reach": 0.2}
        | {"referenceability": 0.15},
    }
    return OwnerReport(**(values | given | frames))


def lifelike(owner: str = "noor", contacts: int = 300, seed: int = 1) -> OwnerReport:
    """A report as a person with several networks gets it; a function of its arguments."""
    draw = random.Random(seed)
    ranking = [_contact(i, contacts, draw) for i in range(contacts)]
    labels = [f"w{i}" for i in range(len(WORLDS))]
    return empty(
        owner,
        name="Noor Haddad",
        metrics={
            "contacts": contacts,
            "second_degree": contacts * 3,
            "constraint": 0.0412,
            "effective_size": contacts * 0.83,
            "efficiency": 0.83,
            "hierarchy": 0.118,
            "coverage": 0.643,
            "links_among": contacts * 4,
            "contacts_with_strength": contacts // 3,
        },
        ranking=ranking,
        closeness=[
            {
                "state": state,
                "contacts": contacts // (i + 2),
                "strength": 0.7 - 0.1 * i if state != "unknown" else None,
                "oldest_on": AS_OF - timedelta(100 * i + 60) if state != "unknown" else None,
                "newest_on": AS_OF - timedelta(100 * i) if state != "unknown" else None,
                "names": "Mira Okafor, Jonas Tanaka" if state != "unknown" else None,
            }
            for i, state in enumerate(("live", "cooling", "fading", "dormant", "unknown"))
        ],
        clusters=[
            {
                "cluster_id": c,
                "label": label,
                "size": sum(r["cluster_id"] == c for r in ranking),
                "stability": s,
                "members": ", ".join(r["name"] for r in ranking if r["cluster_id"] == c)[:90],
                "bridges": 4 - i if i < 4 else 1,
            }
            for i, (c, label, s) in enumerate(
                zip(labels, WORLDS, (0.93, 0.81, 0.66, 0.41, None), strict=True)
            )
        ],
        bridges=[
            {
                "person_id": r["person_id"],
                "name": r["name"],
                "clusters_joined": 3 - i // 5,
                "is_cut_point": i % 4 == 0 if i else None,
                "betweenness": 8123.4567 / (i + 1) ** 2,
                "participation": 0.71 - i * 0.05,
                "cluster_labels": ", ".join(WORLDS[i % 3 : i % 3 + 2]),
            }
            for i, r in enumerate(ranking[:9])
        ],
        second_degree=[_introduction(i, ranking, draw) for i in range(contacts * 3)],
        introductions=[
            _introduction(i, ranking, draw)
            | {"quarter": 1 + i // contacts, "weakest": 0.4, "chance": 0.9, "equals": 1}
            for i in range(contacts * 3)
        ],
        openings=[
            {"company": company, "people": 9 - i, "contacts": i, "opens": 5, "strength": 0.4}
            | {"introducer_id": ranking[i]["person_id"], "introducer": ranking[i]["name"]}
            | {"evidence": "declared"}
            for i, company in enumerate(WORLDS[:2])
        ],
        **_known(ranking, draw),
        growth=_growth(),
        changes=_changes(draw),
        matches=[
            {"name_a": "Mira Okafor", "account_a": "facebook:~noor/1384712345", "waiting": 3}
            | {"name_b": "Mira Okafor", "account_b": "linkedin:in/mira-okafor", "score": 7}
            | {"reasons": "same rare name +7"}
        ],
        exports=_exports(owner),
        notes=[
            {
                "export_id": f"{owner}/linkedin/2026-03-28",
                "file": "Connections.csv",
                "note": "3 rows show a date only: these people hide their profile",
            }
        ],
    )


def _name(draw: random.Random) -> str:
    return f"{draw.choice(FIRST.split())} {draw.choice(LAST.split())}"


def _contact(i: int, of: int, draw: random.Random) -> dict[str, Any]:
    known = draw.random() < (0.9 if i < 12 else 0.4)
    placed = draw.random() < (0.9 if i < 12 else 0.6)
    world = draw.choices(range(5), (8, 5, 4, 2, 1))[0]
    reach = draw.randint(2, 180) if placed else None
    return {
        "rank": i + 1,
        "person_id": f"linkedin:in/person-{i:04d}",
        "name": _name(draw),
        "company": draw.choice(WORLDS[:2]) if draw.random() < 0.8 else None,
        "position": draw.choice(POSITIONS),
        "sources": draw.choice(["linkedin", "facebook, linkedin", "x", "facebook"]),
        "score": 0.91 * (1 - i / of) ** 1.6 + 0.02,
        "strength": draw.random() ** (0.5 if i < 12 else 2) if known else None,
        "bridging": draw.random() if placed else None,
        "reach_score": draw.random() if placed else None,
        "exclusive_score": draw.random() if placed else None,
        "reference_score": draw.random() if known else 0.1,
        "referenceability": draw.choice("ABC") if known else "D",
        "reach": reach,
        "exclusive_reach": reach // 3 if reach else None,
        "last_contact_on": AS_OF - timedelta(draw.randint(1, 1500)) if known else None,
        "state": draw.choice(["live", "cooling", "fading", "dormant"]) if known else None,
        "cluster_id": f"w{world}" if placed else None,
        "cluster_label": WORLDS[world] if placed else None,
        "why": (
            f"Opens the way to {reach} people, {reach // 3} of them through nobody else; joins "
            f"{WORLDS[world]} and {WORLDS[(world + 1) % 5]}."
            if reach
            else "Close, with a written recommendation; whom this person knows is not seen."
        ),
    }


def _known(ranking: list[dict[str, Any]], draw: random.Random) -> dict[str, list[dict[str, Any]]]:
    """What the map and the cards rest on."""
    ids = [row["person_id"] for row in ranking]
    placed = [row["person_id"] for row in ranking if row["cluster_id"]]
    pairs = {tuple(sorted(draw.sample(placed, 2))) for _ in placed * 4 if len(placed) > 1}
    return {
        "layout": [
            {"person_id": p, "x": round(draw.uniform(-0.7, 0.7), 4), "y": i / len(ids) - 0.5}
            for i, p in enumerate(ids)
        ],
        "map_links": [{"person_a": a, "person_b": b} for a, b in sorted(pairs)],
        "accounts": [
            {"person_id": row["person_id"], "source": source, "account_id": f"{source}:{i}"}
            | {"name": row["name"], "url": f"https://example.org/{i}", "email": f"p{i}@example.org"}
            | {"matched_by": "same e-mail" if source == "mail" else None}
            for i, row in enumerate(ranking)
            for source in ("linkedin", "mail")
        ],
        "ties": [
            {"person_id": p, "source": "linkedin", "list": "connections", "kind": "connection"}
            | {"since": AS_OF, "first_seen_on": AS_OF, "last_seen_on": AS_OF}
            for p in ids
        ],
        "employment": [
            {"person_id": p, "company": "Hooli", "first_on": AS_OF, "last_on": AS_OF}
            | {"basis": "exports"}
            for p in ids
        ],
        "terms": [
            {"person_id": p, "source": "mail", "kind": "email", "direction": way, "events": 40}
            | {"decayed": 1.25}
            for p in ids
            for way in ("sent", "received")
        ],
        "links": [
            {"person_id": p, "evidence": "declared", "people": 9, "last_on": AS_OF}
            | {"names": "Mira Okafor, Jonas Tanaka"}
            for p in placed
        ],
    }


def _introduction(i: int, ranking: list[dict[str, Any]], draw: random.Random) -> dict[str, Any]:
    via = ranking[min(i // 6, len(ranking) - 1)]
    return {
        "person_id": f"linkedin:in/far-{i:04d}",
        "name": _name(draw),
        "company": draw.choice(WORLDS[1:]),
        "position": draw.choice(POSITIONS),
        "introducer_id": via["person_id"],
        "introducer": via["name"],
        "evidence": draw.choice(["declared", "interaction", "copresence"]),
        "strength": 0.8 / (1 + i / 20),
        "introducers": draw.randint(1, 4),
    }


def _growth() -> list[dict[str, Any]]:
    days = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 28))
    sizes = {"facebook": (306, 0, 180), "linkedin": (401, 0, 120), "x": (486, None, 482)}
    rows = []
    for source, (before, reset, after) in sizes.items():
        gone = None if reset is None else before
        back = None if reset is None else round(after * 0.9)
        values = (
            (before, None, None, None, None, None),
            (reset, gone and 0, gone, gone and 0, 0.0 if gone else None, 0.0 if gone else None),
            (after, after if gone else 2, 0 if gone else 6, back, None if gone else 0.988, None),
        )
        for on, (size, added, removed, returned, retention, rebuilt) in zip(
            days, values, strict=True
        ):
            rows.append(
                {
                    "source": source,
                    "exported_on": on,
                    "size": size,
                    "added": added,
                    "removed": removed,
                    "returned": returned,
                    "retention": retention,
                    "turnover": None if retention is None else 1 - retention / 2,
                    "rebuilt": back / before if back and on == days[2] else rebuilt,
                    "held": size is None,
                }
            )
    return rows


def _changes(draw: random.Random) -> list[dict[str, Any]]:
    kinds = ["returned"] * 108 + ["added"] * 12 + ["job_change"] * 3
    return [
        {
            "source": "linkedin",
            "exported_on": date(2026, 3, 28),
            "name": _name(draw),
            "change": kind,
            "detail": "Editor, Initech → Partner, Globex" if kind == "job_change" else None,
        }
        for kind in kinds
    ]


def _exports(owner: str) -> list[dict[str, Any]]:
    def row(
        source: str, on: date | None, status: str, reason: str | None, **more: Any
    ) -> dict[str, Any]:
        return {
            "owner": owner,
            "export_id": f"{owner}/{source}/{on}" if on else None,
            "source": source,
            "file": f"{owner}/{source}-{on}.zip",
            "exported_on": on,
            "status": status,
            "reason": reason,
            "held_lists": None,
            "rows_read": 1402,
            "rejects": 7,
        } | more

    return [
        row("linkedin", date(2026, 1, 31), "loaded", None),
        row("linkedin", date(2026, 2, 28), "loaded", None),
        row("linkedin", date(2026, 3, 28), "loaded", None),
        row(
            "x",
            date(2026, 2, 28),
            "held",
            "The list has 0 of the 486 accounts it had on 31 Jan 2026.",
            held_lists="following",
        ),
        row(
            "facebook",
            None,
            "refused",
            "The zip ends early: 41 of 97 files are missing. Download it again.",
            rows_read=None,
            rejects=None,
            file=f"{owner}/facebook-noor (2).zip",
        ),
    ]


@pytest.fixture(scope="session", name="empty")
def _empty() -> MakeReport:
    return empty


@pytest.fixture(scope="session", name="lifelike")
def _lifelike() -> MakeReport:
    return lifelike


@pytest.fixture(scope="session")
def no_exports() -> pl.DataFrame:
    return pl.DataFrame(schema=FRAMES["exports"])
