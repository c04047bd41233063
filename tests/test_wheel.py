"""The wheel works without a source tree near: SQL, templates and scripts are inside."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOOK = """
from netgraph.pipeline.ask import questions
from netgraph.report import render
from netgraph.store.files import sql_folder
print(sql_folder())
print(render.__file__)
print(len(questions()))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built without network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, far from the tree."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def called(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the unpacked wheel, somewhere else."""
    environment = os.environ | {"PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=site.parent,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_every_file_of_the_house_is_inside_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        inside = {name for name in packed.namelist() if ".dist-info/" not in name}
    ignored = {"__pycache__", "node_modules"}
    expected = {
        prefix + path.relative_to(ROOT / folder).as_posix()
        for folder, prefix in (
            ("netgraph", "netgraph/"), ("flows", "flows/"), ("sql", "netgraph/_sql/"),
        )
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not ignored & {*path.parts}
    }  # fmt: skip

    assert inside == expected
    assert {"netgraph/_sql/README.md", "netgraph/report/templates/owner.html.j2"} <= inside


def test_an_installed_package_finds_its_sql_and_templates(site: Path) -> None:
    answer = called(site, "-c", LOOK)

    assert answer.returncode == 0, answer.stderr
    sql, render, questions = answer.stdout.splitlines()
    assert Path(sql) == site / "netgraph" / "_sql"
    assert Path(render).is_relative_to(site)
    assert int(questions) == len(list((ROOT / "sql" / "adhoc").glob("*.sql")))


def test_an_installed_package_begins_a_night_and_says_what_it_lacks(site: Path) -> None:
    answer = called(site, "-m", "netgraph", "run", "--home", str(site.parent / "home"))

    assert answer.returncode == 2
    assert "nothing there to read yet" in answer.stderr
