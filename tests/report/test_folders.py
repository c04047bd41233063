import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netgraph.report.folders import folder_for


@pytest.mark.parametrize("owner", ["noor", "Noor Haddad", "me", "42", "Zoë", "王伟", "a-b", "n.h"])
def test_a_safe_name_is_its_own_folder(owner: str) -> None:
    assert folder_for(owner, set()) == owner


@pytest.mark.parametrize(
    ("owner", "start"),
    [
        ("a/b", "a-b-"),
        ("..", "owner-"),
        ("", "owner-"),
        ("CON", "owner-CON-"),
        ("lpt1.txt", "owner-lpt1.txt-"),
        ("team", "owner-team-"),
        ("index.html", "owner-index.html-"),
        (".hidden", "hidden-"),
        ("-rf", "rf-"),
        ("../../etc", "etc-"),
        ("a\nb\x00c", "a-b-c-"),
        ("\u202egnp", "gnp-"),
        ("Zoe\u0308", "Zoë-"),
        ("a" * 300, "a" * 40 + "-"),
    ],
)
def test_any_other_name_is_altered_and_marked_by_a_digest(owner: str, start: str) -> None:
    folder = folder_for(owner, set())

    assert folder.startswith(start)
    assert folder == folder_for(owner, set())


def test_names_that_differ_only_in_case_get_different_folders() -> None:
    taken: set[str] = set()

    folders = [folder_for(owner, taken) for owner in ("noor", "Noor", "NOOR")]

    assert folders[0] == "noor"
    assert len({f.casefold() for f in folders}) == 3


@given(st.lists(st.text(max_size=60), unique=True, max_size=6))
def test_every_owner_has_a_folder_of_its_own_that_every_file_system_takes(
    owners: list[str],
) -> None:
    taken: set[str] = set()

    folders = [folder_for(owner, taken) for owner in owners]

    assert len({f.casefold() for f in folders}) == len(owners)
    for folder in folders:
        assert 0 < len(folder.encode()) <= 255
        assert folder == folder.strip(" .")
        assert folder[0] != "-"
        assert not any(c in '/\\<>:"|?*' or unicodedata.category(c)[0] == "C" for c in folder)
