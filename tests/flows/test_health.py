"""Looking for the server that a night would use."""

import os
from pathlib import Path

import pytest

from flows.health import look


def test_a_home_without_a_server_is_well_and_nothing_is_made(tmp_path: Path, unnamed: None) -> None:
    is_well, seen = look(tmp_path)

    assert is_well
    assert "a night starts one for itself" in seen
    assert list(tmp_path.iterdir()) == []


def test_the_server_of_a_home_is_found(served_home: Path, unnamed: None) -> None:
    assert look(served_home)[0]
    assert f"process {os.getpid()} answers" in look(served_home)[1]


def test_a_named_server_is_asked(served_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = os.environ["PREFECT_API_URL"]

    assert look(served_home) == (True, f"the server at {url} (PREFECT_API_URL) answers")
    for wrong in ("http://127.0.0.1:9/api", "no address"):
        monkeypatch.setenv("PREFECT_API_URL", wrong)
        is_well, seen = look(served_home)
        assert not is_well
        assert wrong in seen
