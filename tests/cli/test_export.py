import json
import shutil
from pathlib import Path

import duckdb
import networkx as nx
import polars as pl
import pytest

from tests.cli.conftest import HOSTILE, Call

FORMATS = ("graphml", "gexf", "csv", "parquet", "json")


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_graph_holds_whoever_is_around_the_owners(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "net.graphml"
    told = netgraph("export", "--format", "graphml", "--home", made, "--out", out)

    nodes = dict(nx.read_graphml(out).nodes(data="name"))
    assert told.status == 0
    assert told.out.startswith(f"{out}: 4 people, 3 links, 0 positions\n")
    assert "--owner NAME has them" in told.out
    assert set(nodes.values()) == {"Mara Oak", "Jonas Pine", "Łukasz Młyn", "Inês Caldeira"}


def test_a_contact_of_several_is_as_the_closest_has_him(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    netgraph("export", "--format", "gexf", "--home", made, "--out", tmp_path / "all.gexf")
    netgraph(
        *("export", "--format", "gexf", "--home", made),
        *("--owner", "mara", "--out", tmp_path / "mara.gexf"),
    )

    everybody, hers = (nx.read_gexf(tmp_path / f"{n}.gexf") for n in ("all", "mara"))
    assert everybody.nodes["x:77"]["contact_of"] == "jonas"
    assert everybody.nodes["x:77"]["degree"] == 2
    assert hers.nodes["x:77"]["strength"] == 0.25
    assert "linkedin:in/jonas" not in hers
    assert hers.edges["linkedin:in/mara", "x:77"]["strength"] == 0.25


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_tables_come_with_what_their_columns_mean(
    form: str, made: Path, netgraph: Call, tmp_path: Path
) -> None:
    told = netgraph("export", "--format", form, "--home", made, "--out", tmp_path / "tables")

    meanings = pl.read_csv(tmp_path / "tables" / "columns.csv")
    views = meanings["view"].unique().to_list()
    assert told.status == 0
    assert meanings["meaning"].null_count() == 0
    assert {f"{v}.{form}" for v in views} | {"columns.csv"} == set(files(tmp_path / "tables"))
    assert not {"runs", "run_steps"} & set(views)


def test_the_tables_of_one_owner_tell_of_nobody_else(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    netgraph(
        *("export", "--format", "json", "--home", made, "--owner", "jonas"),
        *("--out", tmp_path / "tables"),
    )

    contacts, everybody = (
        json.loads((tmp_path / "tables" / f"{name}.json").read_text())
        for name in ("contacts", "people")
    )
    assert {row["owner"] for row in contacts} == {"jonas"}
    assert {row["person_id"] for row in everybody} == {"linkedin:in/jonas", "x:77"}


def test_a_cell_of_a_table_is_no_formula_and_no_list(
    sample_night: Path, netgraph: Call, tmp_path: Path
) -> None:
    netgraph(
        *("export", "--format", "csv", "--home", sample_night, "--owner", "mara"),
        *("--out", tmp_path / "tables"),
    )

    pairs = pl.read_csv(tmp_path / "tables" / "cluster_pairs.csv", infer_schema=False)
    assert pairs["keystones"].str.contains("linkedin:").any()
    assert not pairs["keystones"].str.contains(r"^\[").any()


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_night_gives_the_same_bytes(
    form: str, made: Path, netgraph: Call, tmp_path: Path
) -> None:
    for time in ("once", "again"):
        (tmp_path / time).mkdir()
        out = tmp_path / time / "x"
        assert netgraph("export", "--format", form, "--home", made, "--out", out).status == 0

    assert files(tmp_path / "once") == files(tmp_path / "again")


def test_without_a_path_it_lies_in_the_home_and_replaces_the_one_before(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    shutil.copy(made / "netgraph.duckdb", tmp_path / "netgraph.duckdb")

    for form in ("csv", "gexf", "csv", "gexf"):
        assert netgraph("export", "--format", form, "--home", tmp_path).status == 0
    netgraph("export", "--format", "json", "--home", tmp_path, "--owner", "mara")

    assert sorted(p.name for p in (tmp_path / "exports").iterdir()) == [
        "csv", "mara", "network.gexf",
    ]  # fmt: skip


def test_a_folder_with_other_things_in_it_stays_what_it_is(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    told = netgraph("export", "--format", "csv", "--home", made, "--out", tmp_path)

    assert told.status == 2
    assert "expected a new or an empty folder" in told.err
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_a_name_that_tries_to_be_more_is_written_as_a_name(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    netgraph("export", "--format", "csv", "--home", made, "--out", tmp_path / "tables")

    names = pl.read_csv(tmp_path / "tables" / "people.csv")["name"].to_list()
    assert HOSTILE in names


def test_an_owner_nobody_knows_is_named_beside_those_there_are(
    made: Path, netgraph: Call, tmp_path: Path
) -> None:
    told = netgraph("export", "--format", "gexf", "--home", made, "--owner", "marta")

    assert told.status == 2
    assert "mara" in told.err
    assert not (made / "exports").exists()


def test_the_ending_of_a_graph_file_says_its_format(
    netgraph: Call, made: Path, tmp_path: Path
) -> None:
    assert netgraph("export", "--home", made, "--out", tmp_path / "all.gexf").status == 0

    assert "<gexf" in (tmp_path / "all.gexf").read_text(encoding="utf-8")


@pytest.mark.parametrize("out", ["all", "all.txt"])
def test_without_a_format_and_a_telling_ending_it_asks(
    out: str, netgraph: Call, made: Path, tmp_path: Path
) -> None:
    told = netgraph("export", "--home", made, "--out", tmp_path / out)

    assert told.status == 2
    assert "which format?" in told.err


def test_a_database_of_an_older_netgraph_is_named_as_such(
    netgraph: Call, made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "old")
    with duckdb.connect(tmp_path / "old" / "netgraph.duckdb") as con:
        con.execute("drop view main.layout; drop table core.layout")

    for command in (
        ("export", "--format", "gexf", "--out", tmp_path / "all.gexf"),
        ("sql", "where_does_everybody_stand"),
    ):
        told = netgraph(*command, "--home", tmp_path / "old")
        assert told.status == 1
        assert "An older netgraph wrote this database: `netgraph run` writes it anew." in told.err
