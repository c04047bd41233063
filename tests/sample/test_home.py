"""Random homes of any size."""

from pathlib import Path

import pytest

from netgraph.errors import UsageError
from netgraph.sample import generate


def contents(directory: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def test_equal_arguments_write_the_same_bytes(tmp_path: Path) -> None:
    summaries = [generate(tmp_path / d, people=150, owners=3, seed=7) for d in ("a", "b")]

    assert summaries[0] == summaries[1]
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


@pytest.mark.parametrize(
    ("people", "owners", "expected"),
    [(150, 3, (150, 3)), (1000, None, (1000, 2)), (20, None, (20, 1)), (None, 2, (600, 2))],
)
def test_what_is_not_given_follows_from_the_other(
    tmp_path: Path, people: int | None, owners: int | None, expected: tuple[int, int]
) -> None:
    summary = generate(tmp_path, people, owners)

    assert (summary.people, summary.owners) == expected


def test_every_owner_has_a_folder_with_all_exports_and_the_summary_counts_them(
    tmp_path: Path,
) -> None:
    summary = generate(tmp_path, people=150, owners=3)

    files = contents(tmp_path)
    folders = {path.split("/")[1] for path in files}
    assert folders == {"owner-1", "owner-2", "owner-3"}
    assert summary.exports == len(files) == 15
    assert summary.bytes == sum(map(len, files.values()))


def test_the_work_is_that_of_the_people_not_of_the_owners(tmp_path: Path) -> None:
    few = generate(tmp_path / "few", people=1200, owners=2)
    many = generate(tmp_path / "many", people=1200, owners=20)

    assert many.ties < 1.5 * few.ties


@pytest.mark.parametrize(("people", "owners"), [(0, None), (5, 5), (None, 0), (10, -1)])
def test_impossible_numbers_are_refused(
    tmp_path: Path, people: int | None, owners: int | None
) -> None:
    with pytest.raises(UsageError, match="expected one owner at least"):
        generate(tmp_path, people, owners)


def test_an_inbox_with_content_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "inbox" / "me" / "real.zip"
    precious.parent.mkdir(parents=True)
    precious.write_bytes(b"mine")

    with pytest.raises(UsageError, match="nothing of it was changed"):
        generate(tmp_path)

    assert contents(tmp_path) == {"inbox/me/real.zip": b"mine"}
