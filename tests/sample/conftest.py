"""One story for all tests of this folder: it takes a second to tell."""

from pathlib import Path

import pytest

from netgraph.sample import generate


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("story")
    generate(directory)
    return directory
