"""Public research graphs beside the repository: counts, and an oracle in plain Python."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from tests.pipeline.nights import published, rank_night

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FACEBOOK = DATA / "ego-facebook-2012-12-31"
MAIL = DATA / "email-eu-core-2005-05-31"

pytestmark = pytest.mark.skipif(
    not FACEBOOK.is_dir(), reason="needs the research graphs in ../shared/data"
)


@pytest.fixture(scope="module")
def facebook_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("facebook")
    rank_night(home, as_of="2013-01-01", inbox=FACEBOOK)
    return home


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def neighbours(folder: Path) -> dict[str, set[str]]:
    """Who is linked to whom: declared links, and each owner to each member of his list."""
    pairs = [(row["owner"], row["id"]) for row in rows(folder, "contacts")]
    if (folder / "links.csv").exists():
        pairs += [(row["a"], row["b"]) for row in rows(folder, "links")]
    linked: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        linked[a].add(b)
        linked[b].add(a)
    return linked


def reach_by_hand(folder: Path) -> dict[tuple[str, str], tuple[int, int]]:
    """Reach and exclusive reach of each owner's contacts."""
    linked, contacts = neighbours(folder), defaultdict(set)
    for row in rows(folder, "contacts"):
        contacts[row["owner"]].add(row["id"])
    found = {}
    for owner, mine in contacts.items():
        beyond = {c: linked[c] - mine - {owner} for c in mine}
        introducers: dict[str, int] = defaultdict(int)
        for people in beyond.values():
            for person in people:
                introducers[person] += 1
        for contact, people in beyond.items():
            if linked[contact] - {owner}:  # else nothing is known of whom he knows
                found[owner, contact] = (len(people), sum(introducers[p] == 1 for p in people))
    return found


def bare(person_id: str) -> str:
    return person_id.split(":", 1)[1]


def test_ten_owners_and_all_their_people_contacts_and_links_are_there(facebook_home: Path) -> None:
    linked = neighbours(FACEBOOK)

    [counts] = published(
        facebook_home,
        "select (select count(*) from owner_metrics), (select count(*) from people), "
        "(select count(*) from contacts), (select count(*) from links)",
    )

    assert counts == (10, 4039, 4167, sum(map(len, linked.values())) // 2)


def test_reach_and_exclusive_reach_equal_a_computation_by_hand(facebook_home: Path) -> None:
    got = published(facebook_home, "select * from reach where reach is not null")

    assert {(owner, bare(p)): (n, only) for owner, p, n, only in got} == reach_by_hand(FACEBOOK)


def test_second_degree_people_of_each_owner_equal_a_computation_by_hand(
    facebook_home: Path,
) -> None:
    linked = neighbours(FACEBOOK)
    contacts = defaultdict(set)
    for row in rows(FACEBOOK, "contacts"):
        contacts[row["owner"]].add(row["id"])

    for owner, mine in contacts.items():
        paths = {(c, v) for c in mine for v in linked[c] - mine - {owner}}
        got = published(
            facebook_home,
            f"select introducer_id, person_id from second_degree where owner = '{owner}'",
        )
        assert {(bare(c), bare(v)) for c, v in got} == paths


def test_clusters_are_the_same_on_each_run(facebook_home: Path, tmp_path: Path) -> None:
    query = "select * from cluster_members order by all"
    rank_night(tmp_path, as_of="2013-01-01", inbox=FACEBOOK)

    assert published(tmp_path, query) == published(facebook_home, query)


def test_all_986_owners_are_measured(tmp_path: Path) -> None:
    (tmp_path / "netgraph.toml").write_text("stability_runs = 0\n")  # a minute otherwise
    rank_night(tmp_path, as_of="2005-06-01", inbox=MAIL)

    [measured] = published(
        tmp_path, 'select count(*), count("constraint"), count(coverage) from owner_metrics'
    )
    assert measured[0] == 986
    assert measured[2] == 986
    got = published(tmp_path, "select * from reach where reach is not null")
    assert {(owner, bare(p)): (n, only) for owner, p, n, only in got} == reach_by_hand(MAIL)
