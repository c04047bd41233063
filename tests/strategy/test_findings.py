"""What stands out: one hand-worked case per kind of finding, and what holds for all of them."""

import re
from datetime import date
from typing import Any

import polars as pl
import pytest

from netgraph.strategy.findings import KINDS, LEAST, MOST, findings

SHAPES: dict[str, dict[str, Any]] = {
    "contacts": {
        "owner": pl.String, "person_id": pl.String, "name": pl.String, "state": pl.String,
        "rank": pl.Int64, "last_contact_on": pl.Date, "strength": pl.Float64,
        "exclusive_reach": pl.Int64, "cluster_id": pl.String,
    },
    "owner_metrics": {
        "owner": pl.String, "contacts": pl.Int64, "second_degree": pl.Int64,
        "constraint": pl.Float64,
    },
    "clusters": {
        "owner": pl.String, "cluster_id": pl.String, "label": pl.String, "size": pl.Int64,
    },
    "growth": {
        "owner": pl.String, "source": pl.String, "exported_on": pl.Date, "removed": pl.Int64,
        "retention": pl.Float64,
    },
    "changes": {
        "owner": pl.String, "source": pl.String, "exported_on": pl.Date, "person_id": pl.String,
        "change": pl.String, "detail": pl.String,
    },
    "exchanges": {
        "owner": pl.String, "person_id": pl.String, "private_received": pl.Int64,
        "n_sent": pl.Int64, "n_received": pl.Int64,
    },
    "key_people": {"owner": pl.String, "person_id": pl.String, "position": pl.Int64},
    "reconnect": {
        "owner": pl.String, "person_id": pl.String, "rank": pl.Int64, "height": pl.Float64,
        "height_on": pl.Date, "trust": pl.Float64, "occasion": pl.String,
    },
    "cut_points": {"owner": pl.String, "person_id": pl.String, "loose": pl.Int64},
    "cluster_pairs": {
        "owner": pl.String, "cluster_a": pl.String, "cluster_b": pl.String, "ways": pl.Int64,
        "keystones": pl.List(pl.String),
    },
    "invitations": {
        "owner": pl.String, "direction": pl.String, "wording": pl.String, "invitations": pl.Int64,
        "acceptance": pl.Float64,
    },
    "roles": {"owner": pl.String, "role": pl.String, "is_open": pl.Boolean},
    "pruning": {
        "owner": pl.String, "n": pl.Int64, "contacts": pl.Int64, "mark": pl.String,
    },
    "balance": {
        "owner": pl.String, "attribute": pl.String, "among": pl.String, "weighted_by": pl.String,
        "people": pl.Int64, "top": pl.String, "top_share": pl.Float64,
    },
    "rebuild": {
        "owner": pl.String, "source": pl.String, "reset_on": pl.Date, "exported_on": pl.Date,
        "size_before": pl.Int64, "rebuilt": pl.Float64,
    },
}  # fmt: skip
LONG_AGO, LATELY = date(2021, 3, 4), date(2024, 5, 6)


def told(**given: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
    """Tables of the owner Noor; what is not given is empty, and so are cells."""
    return {
        table: pl.DataFrame(
            [{"owner": "noor", **row} for row in given.get(table, [])], schema=shape
        )
        for table, shape in SHAPES.items()
    }


def people(*names: str, **same: Any) -> list[dict[str, Any]]:
    return [
        {"person_id": f"crm:{name.lower()}", "name": name, "rank": rank, **same}
        for rank, name in enumerate(names, start=1)
    ]


def said(**given: list[dict[str, Any]]) -> dict[str, tuple[str, float]]:
    rows = findings(told(**given))
    return {kind: (text, u) for kind, text, u in rows[["finding", "sentence", "unusual"]].rows()}


def test_key_people_who_go_quiet_are_named() -> None:
    contacts = [
        *people("Ana", "Bo", state="fading", strength=0.3),
        {"person_id": "crm:cy", "name": "Cy", "state": "live", "strength": 0.9},
    ]
    chosen = [
        {"person_id": person, "position": place}
        for place, person in enumerate(("crm:cy", "crm:bo", "crm:ana"), start=1)
    ]

    assert said(contacts=contacts, key_people=chosen) == {
        "quiet key people": (
            "2 of your 3 key people are going quiet: Bo, Ana.",
            pytest.approx(2 / 3),
        )
    }


def test_who_wrote_alone_and_had_no_answer_is_told_and_a_circular_is_not() -> None:
    contacts = people("Ana", "Bo", "Cy", "Dee", last_contact_on=LATELY, strength=0.1)
    exchanged = [
        {"person_id": "crm:ana", "private_received": 2, "n_sent": 0, "n_received": 2},
        {"person_id": "crm:bo", "private_received": 0, "n_sent": 0, "n_received": 9},
        {"person_id": "crm:cy", "private_received": 1, "n_sent": 1, "n_received": 1},
        {"person_id": "crm:dee", "private_received": 0, "n_sent": 3, "n_received": 0},
    ]

    assert said(contacts=contacts, exchanges=exchanged) == {
        "unanswered": (
            "1 contact wrote to you alone and had no answer; the latest was Ana, on 6 May 2024.",
            0.25,
        )
    }


def test_the_tie_most_worth_taking_up_comes_with_its_height_and_occasion() -> None:
    quiet = [
        {"person_id": f"crm:{name}", "rank": rank, "height": 0.714, "height_on": LONG_AGO,
         "trust": 0.6, "occasion": occasion}
        for rank, name, occasion in ((1, "ana", None), (2, "bo", "New job at Acme since May."))
    ]  # fmt: skip

    found = said(contacts=people("Ana", "Bo", last_contact_on=LONG_AGO), reconnect=quiet)

    assert found["reconnect"] == (
        "Write to Bo: closest in 2021 (strength 0.71), quiet since 4 Mar 2021. "
        "New job at Acme since May.",
        0.6,
    )


def test_new_jobs_are_the_more_unusual_the_better_the_first_of_them_ranks() -> None:
    told_by = {"source": "linkedin", "exported_on": LATELY}
    changed = [
        {**told_by, "person_id": "crm:bo", "change": "job_change", "detail": "Acme to Globex"},
        {**told_by, "person_id": "crm:dee", "change": "job_change", "detail": "Hooli to Acme"},
        {**told_by, "person_id": "crm:ana", "change": "renamed", "detail": "Anna to Ana"},
        {**told_by, "exported_on": LONG_AGO, "person_id": "crm:cy", "change": "job_change"},
    ]

    found = said(
        contacts=people("Ana", "Bo", "Cy", "Dee"),
        changes=changed,
    )

    assert found["new jobs"] == (
        "2 contacts changed jobs since the export before; first among them is Bo, number 2 of your "
        "ranking: Acme to Globex.",
        pytest.approx(0.5**0.5),
    )


@pytest.mark.parametrize(
    ("tie", "ending"),
    [
        ({"state": "lapsed", "strength": 0.2}, ", and that tie is lapsed."),
        ({"state": "unknown"}, ", and no exchange between you is seen."),
        ({"state": "live", "strength": 0.7}, "."),
    ],
)
def test_the_contact_who_alone_opens_most_doors_is_told_with_the_state_of_the_tie(
    tie: dict[str, Any], ending: str
) -> None:
    ana, bo = people("Ana", "Bo", **tie)
    contacts = [{**ana, "exclusive_reach": 300}, {**bo, "exclusive_reach": 1500}]

    found = said(contacts=contacts, owner_metrics=[{"contacts": 2, "second_degree": 3000}])

    assert found["one door"] == (
        f"Bo alone leads to 1,500 of the 3,000 people one introduction away{ending}",
        0.5,
    )


def test_the_cut_point_that_parts_most_contacts_is_told() -> None:
    contacts = people(*"ABCDEFGH", cluster_id="1", strength=0.1)
    cuts = [{"person_id": "crm:a", "loose": 1}, {"person_id": "crm:b", "loose": 4}]

    assert said(contacts=contacts, cut_points=cuts)["falls apart"] == (
        "Without B, 4 contacts have nothing that ties them to the rest of your network.",
        0.5,
    )


def test_worlds_joined_by_one_person_are_counted_and_their_holder_is_named() -> None:
    pairs = [
        {"cluster_a": "1", "cluster_b": "2", "ways": 1, "keystones": ["crm:ana", "crm:bo"]},
        {"cluster_a": "1", "cluster_b": "3", "ways": 1, "keystones": ["crm:bo"]},
        {"cluster_a": "2", "cluster_b": "3", "ways": 4, "keystones": []},
        {"cluster_a": "2", "cluster_b": "4", "ways": 2, "keystones": []},
    ]

    assert said(contacts=people("Ana", "Bo"), cluster_pairs=pairs)["joined by one"] == (
        "2 of the 4 pairs of worlds that meet at all do so through one person; Bo is that for 2 "
        "of them.",
        0.5,
    )


def test_invitations_in_own_words_are_compared_with_standard_ones_where_there_are_enough() -> None:
    def sent(wording: str, n: int, acceptance: float) -> dict[str, Any]:
        return {
            "direction": "sent", "wording": wording, "invitations": n, "acceptance": acceptance,
        }  # fmt: skip

    assert said(invitations=[sent("personal", 40, 0.75), sent("generic", 200, 0.305)]) == {
        "own words": (
            "Of your 40 invitations in your own words 75% were accepted, of the 200 in standard "
            "words 30%.",
            pytest.approx(0.445),
        )
    }
    assert said(invitations=[sent("personal", 9, 0.75), sent("generic", 200, 0.3)]) == {}


def test_open_roles_are_told_once_somebody_holds_one() -> None:
    roles = [{"role": "mentor", "is_open": False}, {"role": "lover", "is_open": True}]

    assert said(roles=roles)["open roles"] == ("1 of your 2 roles is held by nobody.", 0.5)
    assert said(roles=roles[1:]) == {}


def test_how_many_could_go_at_no_cost_is_told_from_the_curve() -> None:
    curve = [
        {"n": n, "contacts": 20 - n, "mark": mark}
        for n, mark in ((0, None), (5, "a quarter, no door"), (8, "one percent"), (20, None))
    ]

    assert said(pruning=curve) == {}  # what is not seen can be lost, too
    assert said(pruning=curve, owner_metrics=[{"constraint": 0.2}]) == {
        "not missed": (
            "You could do without 5 of your 20 contacts and lose nobody you can reach, no world, "
            "no pair of worlds that meet, no key person, nobody close, nobody who could vouch "
            "and nobody who alone holds others to the rest.",
            0.25,
        )
    }


def test_only_the_newest_export_of_a_network_tells_a_loss() -> None:
    growth = [
        {"source": "linkedin", "exported_on": LONG_AGO, "removed": 486, "retention": 0.1},
        {"source": "linkedin", "exported_on": LATELY, "removed": 50, "retention": 0.8},
        {"source": "x", "exported_on": LONG_AGO, "removed": 0, "retention": 1.0},
    ]

    assert said(growth=growth) == {
        "loss": (
            "LinkedIn: 50 contacts gone since the export before (80% stayed).",
            pytest.approx(0.2),
        )
    }


def test_how_many_ties_are_silent_is_told_of_more_than_a_few() -> None:
    contacts = people(*"ABCDEFGHIJ")
    contacts[0]["strength"] = 0.4

    assert said(contacts=contacts)["silent"] == (
        "With 9 of 10 contacts no exchange in both directions is seen: whether these ties live, "
        "only an export of your mail or messages would tell.",
        0.9,
    )
    assert said(contacts=contacts[:9]) == {}


def test_a_world_larger_than_an_even_share_is_told() -> None:
    worlds = [
        {"cluster_id": "1", "label": "Hooli", "size": 9},
        {"cluster_id": "2", "label": "Choir", "size": 3},
    ]

    assert said(clusters=worlds) == {
        "one world": ("9 of the 12 contacts whose worlds are seen are in one of 2: Hooli.", 0.25)
    }
    assert said(clusters=worlds[:1]) == {}


def test_the_employer_of_many_is_told() -> None:
    row = {"attribute": "company", "among": "contacts", "weighted_by": "count", "people": 20}

    assert said(balance=[{**row, "top": "Hooli", "top_share": 0.35}]) == {
        "one employer": ("35% of the contacts whose employer is known are at Hooli.", 0.35)
    }


def test_a_rebuilt_network_is_told_as_of_its_newest_export() -> None:
    curve = [
        {"source": "linkedin", "reset_on": LONG_AGO, "exported_on": day, "size_before": 945,
         "rebuilt": share}
        for day, share in ((LONG_AGO, 0.1), (LATELY, 0.25))
    ]  # fmt: skip

    assert said(rebuild=curve) == {
        "rebuilt": (
            "LinkedIn: of the 945 contacts before the loss of 4 Mar 2021 25% are back or stayed.",
            0.75,
        )
    }


def test_nothing_known_is_nothing_said() -> None:
    assert findings(told()).is_empty()


def everything(owner: str = "noor") -> dict[str, pl.DataFrame]:
    contacts = people(
        *"ABCDEFGHIJKL", state="fading", last_contact_on=LATELY, cluster_id="1", exclusive_reach=9
    )
    tables = told(
        contacts=contacts,
        owner_metrics=[{"contacts": 12, "second_degree": 60, "constraint": 0.2}],
        clusters=[{"cluster_id": str(n), "label": f"World {n}", "size": 30 // n} for n in (1, 2)],
        growth=[{"source": "x", "exported_on": LATELY, "removed": 4, "retention": 0.6}],
        changes=[
            {"source": "x", "exported_on": LATELY, "person_id": "crm:c", "change": "job_change",
             "detail": "Acme to Hooli"}
        ],
        key_people=[{"person_id": "crm:a", "position": 1}],
        cut_points=[{"person_id": "crm:d", "loose": 3}],
        roles=[{"role": "mentor", "is_open": False}, {"role": "lover", "is_open": True}],
        balance=[
            {"attribute": "company", "among": "contacts", "weighted_by": "count", "people": 12,
             "top": "Hooli", "top_share": 0.5}
        ],
        rebuild=[
            {"source": "x", "reset_on": LONG_AGO, "exported_on": LATELY, "size_before": 30,
             "rebuilt": 0.5}
        ],
    )  # fmt: skip
    return {name: rows.with_columns(pl.lit(owner).alias("owner")) for name, rows in tables.items()}


def test_the_most_telling_come_first_and_no_more_than_seven() -> None:
    found = findings(everything())
    telling = (found["unusual"] * found["actionable"]).to_list()

    assert found["position"].to_list() == list(range(1, MOST + 1))
    assert telling == sorted(telling, reverse=True)
    assert min(telling) >= LEAST
    assert found["finding"][0] == "quiet key people"
    assert all(re.search(r"\d", sentence) for sentence in found["sentence"])
    assert set(found["finding"]) <= set(KINDS)


def test_owners_and_the_order_of_rows_change_nothing() -> None:
    one, other = everything(), everything("ada")
    pooled = {name: pl.concat([one[name], other[name]]).reverse() for name in one}

    found = findings(pooled)

    for owner in ("ada", "noor"):
        own = found.filter(pl.col("owner") == owner).drop("owner")
        assert own.equals(findings(one).drop("owner"))
