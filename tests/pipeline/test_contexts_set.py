"""In which context a network is used is the reader's to say."""

from pathlib import Path

import pytest

from netgraph.errors import UsageError
from netgraph.settings import read_settings
from tests.pipeline.nights import ADVISING, derived, knows, neutral, steps_of


def settings(home: Path, text: str) -> Path:
    path = home / "netgraph.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_what_is_set_is_added_to_what_is_known(tmp_path: Path) -> None:
    contexts = read_settings(settings(tmp_path, '[contexts]\nmail = "business"\n')).contexts

    assert (contexts["mail"], contexts["linkedin"]) == ("business", "business")
    assert "x" not in contexts


@pytest.mark.parametrize("value", ['"work"', "true", "1"])
def test_another_word_is_refused_with_those_that_can_be_meant(tmp_path: Path, value: str) -> None:
    with pytest.raises(UsageError, match=r"contexts\.mail.*expected"):
        read_settings(settings(tmp_path, f"[contexts]\nmail = {value}\n"))


def test_another_context_is_seen_by_the_next_night(tmp_path: Path) -> None:
    home = tmp_path / "home"
    neutral(home / "inbox" / "crm-2024-01-31", contacts=knows("noor", "n1", "n2"))
    context = "select context from core.network_uses where source = 'crm'"

    steps_of(home, *ADVISING)
    assert derived(home, context) == [(None,)]
    settings(home, '[contexts]\ncrm = "business"\n')
    steps_of(home, *ADVISING)

    assert derived(home, context) == [("business",)]
    assert derived(home, "select business_people from core.context_mix") == [(2,)]
