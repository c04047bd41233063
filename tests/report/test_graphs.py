import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.report.graphs import write_gexf, write_graphml
from tests.report.hostile import HOSTILE

Write = Callable[[pl.DataFrame, pl.DataFrame, Path], None]
_WRITERS = pytest.mark.parametrize("write", [write_graphml, write_gexf])
_NODES = {
    "person_id": pl.String,
    "name": pl.String,
    "is_owner": pl.Boolean,
    "company": pl.String,
    "cluster_id": pl.String,
    "strength": pl.Float64,
    "last_contact_on": pl.Date,
    "rank": pl.Int64,
    "x": pl.Float64,
    "y": pl.Float64,
}
_EDGES = {
    "person_a": pl.String,
    "person_b": pl.String,
    "evidence": pl.String,
    "weight": pl.Float64,
}


def people(*rows: dict[str, object]) -> pl.DataFrame:
    told = [{"is_owner": False, **row} for row in rows]
    return pl.DataFrame(told, schema=_NODES)


def links(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=_EDGES, orient="row")


ANA = {
    "person_id": "crm:ana",
    "name": "Ana Alder",
    "is_owner": True,
    "strength": None,
    "x": 0.0,
    "y": 0.0,
}
BO = {
    "person_id": "crm:bo",
    "name": "Bo Birch",
    "company": "Birch & Sons",
    "cluster_id": "c2",
    "strength": 0.25,
    "last_contact_on": date(2024, 3, 1),
    "rank": 1,
    "x": 0.5,
    "y": -1.0,
}
CY = {"person_id": "crm:cy"}
TIES = links(("crm:ana", "crm:bo", "declared, interaction", 1.0), ("crm:bo", "crm:cy", None, None))


@pytest.fixture(name="gexf")
def _gexf(tmp_path: Path) -> Path:
    write_gexf(people(ANA, BO, CY), TIES, tmp_path / "network.gexf")
    return tmp_path / "network.gexf"


@pytest.fixture(name="graphml")
def _graphml(tmp_path: Path) -> Path:
    write_graphml(people(ANA, BO, CY), TIES, tmp_path / "network.graphml")
    return tmp_path / "network.graphml"


def of_node(graph: Any, person: str) -> dict[str, object]:
    return next(d for _, d in graph.nodes(data=True) if d["person_id"] == person)


def test_networkx_reads_what_is_known_and_nothing_else(graphml: Path) -> None:
    graph = nx.read_graphml(graphml)

    assert of_node(graph, "crm:bo") == BO | {
        "is_owner": False,
        "last_contact_on": "2024-03-01",
    }
    assert of_node(graph, "crm:cy") == {"person_id": "crm:cy", "is_owner": False}
    assert [data for *_, data in graph.edges(data=True)] == [
        {"evidence": "declared, interaction", "weight": 1.0, "id": "e0"},
        {"id": "e1"},
    ]


def test_igraph_reads_the_same_graph(graphml: Path) -> None:
    graph = igraph.Graph.Read_GraphML(str(graphml))

    assert not graph.is_directed()
    assert graph.vs["name"] == ["Ana Alder", "Bo Birch", ""]
    assert [edge.tuple for edge in graph.es] == [(0, 1), (1, 2)]


def test_ids_of_graphml_are_names_as_its_schema_wants_them(graphml: Path) -> None:
    ids = re.findall(r' (?:id|source|target|key|for)="([^"]*)"', graphml.read_text())

    assert ids
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", word) for word in ids)


def test_gephi_finds_clusters_as_colours_places_and_strengths(gexf: Path) -> None:
    graph = nx.read_gexf(gexf)

    ana, bo, cy = (graph.nodes[f"crm:{who}"] for who in ("ana", "bo", "cy"))
    assert bo["viz"]["position"] == {"x": 500.0, "y": -1000.0, "z": 0.0}
    assert bo["viz"]["size"] == 8.0
    assert ana["viz"]["size"] > bo["viz"]["size"] > cy["viz"]["size"]
    assert ana["viz"]["color"] == cy["viz"]["color"] != bo["viz"]["color"]
    assert graph.edges["crm:ana", "crm:bo"]["weight"] == 1.0


def test_who_has_no_place_stands_at_none(gexf: Path) -> None:
    graph = nx.read_gexf(gexf)

    assert "position" not in graph.nodes["crm:cy"]["viz"]
    assert graph.nodes["crm:cy"]["label"] == "crm:cy"
    assert "strength" not in graph.nodes["crm:cy"]
    assert "weight" not in graph.edges["crm:bo", "crm:cy"]


def test_a_cluster_keeps_its_colour_whoever_else_there_is(tmp_path: Path) -> None:
    colours = []
    for others in ([], [{"person_id": "crm:a", "cluster_id": "c1"}]):
        write_gexf(people(*others, BO), links(), tmp_path / "x")
        colours.append(nx.read_gexf(tmp_path / "x").nodes["crm:bo"]["viz"]["color"])

    assert colours[0] == colours[1]


def test_gexf_is_what_version_1_3_calls_so(gexf: Path) -> None:
    space = "{http://gexf.net/1.3}"
    root = ElementTree.parse(gexf).getroot()

    assert (root.tag, root.get("version")) == (f"{space}gexf", "1.3")
    graph = root.find(f"{space}graph")
    assert graph is not None
    assert [child.tag.removeprefix(space) for child in graph] == [
        "attributes",
        "attributes",
        "nodes",
        "edges",
    ]
    declared = {a.get("id"): a.get("type") for a in root.iter(f"{space}attribute")}
    used = {value.get("for") for value in root.iter(f"{space}attvalue")}
    assert used <= set(declared)
    assert set(declared.values()) <= {"string", "boolean", "long", "double"}


@_WRITERS
@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_no_name_is_more_than_a_name(write: Write, name: str, tmp_path: Path) -> None:
    hostile = {**BO, "person_id": f"crm:{name}", "name": name, "company": name}
    ties = links(("crm:ana", f"crm:{name}", name, 0.5))

    write(people(ANA, hostile), ties, tmp_path / "x")

    shown = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", name)
    texts = [
        text
        for element in ElementTree.parse(tmp_path / "x").iter()
        for text in (element.text, element.get("value"))
    ]
    assert texts.count(shown) == (3 if write is write_graphml else 2)


@settings(deadline=None, max_examples=20)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.graphml"
    write_graphml(people({**BO, "name": text}), links(), path)

    graph = nx.read_graphml(path)
    shown = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    assert of_node(graph, "crm:bo")["name"] == shown


@_WRITERS
def test_numbers_that_are_none_are_left_out(write: Write, tmp_path: Path) -> None:
    write(people({**BO, "strength": float("nan"), "x": float("inf")}), links(), tmp_path / "x")

    text = (tmp_path / "x").read_text().lower()
    assert "nan" not in text
    assert "inf" not in text.replace("info", "")


@_WRITERS
def test_equal_frames_give_equal_bytes_and_slices_leave_no_trace(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(people(ANA, BO, CY), TIES, tmp_path / "whole")
    monkeypatch.setattr("netgraph.report.graphs._ROWS", 1)
    write(people(ANA, BO, CY), TIES, tmp_path / "sliced")

    assert (tmp_path / "whole").read_bytes() == (tmp_path / "sliced").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["sliced", "whole"]


@_WRITERS
def test_nobody_is_a_graph_too(write: Write, tmp_path: Path) -> None:
    write(people(), links(), tmp_path / "x")

    assert ElementTree.parse(tmp_path / "x").getroot() is not None
