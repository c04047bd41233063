"""The shape of the house. Who may import whom is held by import-linter (`make check`)."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for house in ("netgraph", "flows")
    for path in (ROOT / house).rglob("*.py")
)
MAX_FILE, MAX_FUNCTION = 300, 60
#: Where the clock is read: the day a night speaks of, and the record of runs. Nothing else may
#: depend on when it runs, or the same exports would not give the same content.
CLOCKS = {
    "flows/clock.py": {"today"},
    "flows/serve.py": {"_run_when_due"},
    "netgraph/pipeline/lock.py": {"run_lock"},
    "netgraph/pipeline/night.py": {"start", "begin"},
    "netgraph/pipeline/output.py": {"summary"},
}
_CLOCK = {"now", "today", "utcnow", "time", "time_ns", "gmtime", "localtime", "ctime"}
_CLOCK_HOLDERS = {"datetime", "date", "time"}


def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def functions(module: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(module)) if isinstance(node, kinds)]


def reads_the_clock(node: ast.AST) -> bool:
    """Whether this is `datetime.now(...)`, `date.today()`, `time.time()` or the like."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _CLOCK
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in _CLOCK_HOLDERS
    )


@pytest.mark.parametrize("module", MODULES)
def test_a_file_is_small_enough_to_be_read(module: str) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= MAX_FILE


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_a_screen(module: str) -> None:
    long = [f.name for f in functions(module) if (f.end_lineno or 0) - f.lineno >= MAX_FUNCTION]

    assert long == []


@pytest.mark.parametrize("module", MODULES)
def test_the_clock_is_read_only_for_the_record(module: str) -> None:
    places = {
        getattr(statement, "name", "the module itself")
        for statement in tree(module).body
        if any(reads_the_clock(node) for node in ast.walk(statement))
    }

    assert places == CLOCKS.get(module, set())


@pytest.mark.parametrize("file", sorted((ROOT / "sql").rglob("*.sql")), ids=lambda file: file.stem)
def test_no_sql_reads_the_clock_or_draws_at_random(file: Path) -> None:
    code = re.sub(r"--.*|'[^']*'", "", file.read_text(encoding="utf-8"))

    assert not re.search(r"\b(now|today|current_date|current_timestamp|random|uuid)\b", code)


def test_every_room_has_its_place_in_the_one_way_contract() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {name for layer in layers for name in layer.split(" | ")}
    rooms = {
        f"netgraph.{path.stem}"
        for path in (ROOT / "netgraph").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists())
        and not path.stem.startswith("__")
    }

    assert placed == rooms | {"flows"}


def test_every_room_but_its_own_is_kept_from_duckdb_igraph_and_prefect() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    placed = {name for layer in layers for name in layer.split(" | ")}
    kept = {
        contract["forbidden_modules"][0]: set(contract["source_modules"])
        for contract in contracts
        if contract["type"] == "forbidden"
    }

    assert kept["prefect"] == {"netgraph"}
    assert placed - kept["duckdb"] <= {"netgraph.store", "netgraph.errors"}
    assert placed - kept["igraph"] <= {"netgraph.graph", "netgraph.errors"}


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("netgraph/cli/")])
def test_only_run_and_serve_load_prefect(module: str) -> None:
    top = [node for node in tree(module).body if isinstance(node, ast.ImportFrom)]

    assert not [node.module for node in top if (node.module or "").startswith(("flows", "prefect"))]
