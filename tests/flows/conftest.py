import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.environment import QUIET, environment
from flows.server import local_server

# Before any test imports Prefect: it is to report nothing and to leave the user's home alone.
_elsewhere = tempfile.TemporaryDirectory(prefix="netgraph-prefect-")
os.environ.pop("PREFECT_API_URL", None)
os.environ.update(QUIET, PREFECT_HOME=_elsewhere.name)


@pytest.fixture(scope="package")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose server is up and named in PREFECT_API_URL: one start for all these tests."""
    home = tmp_path_factory.mktemp("served")
    with local_server(home):
        from flows.runs import send

        yield home
        send()


@pytest.fixture
def unnamed() -> Iterator[None]:
    """No server is named, whatever was."""
    told = {name: value for name, value in os.environ.items() if name.startswith("PREFECT_")}
    told.pop("PREFECT_API_URL", None)
    with environment(told):
        yield
