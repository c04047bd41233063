import json
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Call

COMMANDS = {
    "findings": {"findings": "what_stands_out"},
    "growth": {
        "networks": "how_did_my_networks_grow",
        "together": "how_did_all_my_networks_grow",
        "survival": "how_long_do_ties_last",
        "rebuild": "how_far_am_i_back",
        "partings": "what_did_great_losses_cost",
    },
    "balance": {
        "spread": "how_balanced_is_my_network",
        "attention": "where_does_my_attention_go",
        "networks": "what_is_each_network_for",
        "invitations": "how_do_my_invitations_fare",
        "openness": "how_open_was_my_network",
    },
    "clusters": {"worlds": "what_are_my_worlds", "changes": "how_did_my_worlds_change"},
}


def tables(text: str) -> dict[str, list[str]]:
    """The lines of each part by its heading: the heads of its columns, a rule, its rows."""
    parts = (part.splitlines() for part in text.rstrip("\n").split("\n\n"))
    return {heading: lines for heading, *lines in parts}


@pytest.mark.parametrize("command", COMMANDS)
def test_scripts_get_what_the_questions_answer(
    command: str, sample_night: Path, netgraph: Call
) -> None:
    of = ("--home", sample_night, "--owner", "mara")
    told = json.loads(netgraph(command, *of, "--json").out)

    for part, question in COMMANDS[command].items():
        asked = json.loads(netgraph("sql", question, *of, "--format", "json").out)
        assert told[part] == asked
        assert asked


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("owner", ["mara", None])
def test_people_get_tables_that_fit_and_say_whose_only_where_need_be(
    owner: str | None,
    command: str,
    sample_night: Path,
    netgraph: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    of = ("--owner", owner) if owner else ()
    told = netgraph(command, "--home", sample_night, *of)

    assert told.status == 0
    assert max(map(len, told.out.splitlines())) <= 100
    for heads, rule, *rows in tables(told.out).values():
        assert rule.startswith("─")  # a table, no cards
        assert heads.startswith("owner") is (owner is None)
        assert rows


def test_what_a_great_loss_cost_stands_beside_what_is_lost_still(
    sample_night: Path, netgraph: Call
) -> None:
    of = ("--home", sample_night, "--owner", "mara")
    whole, still = json.loads(netgraph("growth", *of, "--json").out)["partings"]
    costs = tables(netgraph("growth", *of).out)["what it cost, and what of that is lost still"]

    [reach] = [line for line in costs if "people one introduction away" in line]
    assert whole["scope"] == "all"
    assert [int(word) for word in reach.split()[-3:]] == [
        whole["reach_before"],
        whole["reach_lost"],
        still["reach_lost"],
    ]


def test_without_a_great_loss_there_is_no_way_back(sample_night: Path, netgraph: Call) -> None:
    headings = tables(netgraph("growth", "--home", sample_night, "--owner", "dev").out)

    assert "each network" in headings
    assert [h for h in headings if "back" in h or "cost" in h] == []


def test_a_single_network_is_not_told_twice(made: Path, netgraph: Call, tmp_path: Path) -> None:
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    with duckdb.connect(tmp_path / "netgraph.duckdb") as con:
        for table, more in (("growth", "'x' as source"), ("growth_together", "1 as networks")):
            con.execute(
                f"insert into core.{table} by name "
                f"select 'mara' as owner, date '2024-01-31' as exported_on, 7 as size, {more}"
            )

    assert list(tables(netgraph("growth", "--home", tmp_path).out)) == ["each network"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("findings", "Nothing stands out"),
        ("growth", "nothing tells how the networks grew"),
        ("balance", "in or out of balance"),
        ("clusters", "nothing tells which worlds there are"),
    ],
)
def test_where_there_is_nothing_to_tell_that_is_said(
    command: str, said: str, made: Path, netgraph: Call
) -> None:
    told = netgraph(command, "--home", made)

    assert told.status == 0
    assert said in told.out


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_owner_is_wrong_usage(command: str, made: Path, netgraph: Call) -> None:
    told = netgraph(command, "--home", made, "--owner", "nobody")

    assert told.status == 2
    assert "no owner 'nobody'" in told.err
