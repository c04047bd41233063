"""One story for all tests of this folder: it takes a second to tell."""

from pathlib import Path

import pytest

from netgraph.sample import generate, story
from netgraph.sample.roles import Roles, cast_roles
from netgraph.sample.world import World


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("story")
    generate(directory)
    return directory


@pytest.fixture(scope="session")
def world() -> World:
    return story.build_story(1)


@pytest.fixture(scope="session")
def roles(world: World) -> Roles:
    return cast_roles(world)
