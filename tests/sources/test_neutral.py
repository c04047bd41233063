import io
import json
import time
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from netgraph.errors import ExportError
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.neutral import NEUTRAL
from tests.sources.packing import make_folder, make_zip

SHARED = Path(__file__).parents[3] / "shared" / "data"
MANIFEST = '{"format": 1, "network": "crm", "exported_on": "2026-03-31"}'
PEOPLE = "id,name\nada,Ada Holm\nbo,Bo Berg\n"


def read(path: Path) -> Snapshot:
    with open_archive(path) as archive:
        assert NEUTRAL.claims(archive)
        return admit(NEUTRAL.read(archive))


def read_tables(folder: Path, manifest: str = MANIFEST, **tables: str) -> Snapshot:
    files = {f"{name}.csv": text for name, text in tables.items()}
    return read(make_folder(folder, {"netgraph.json": manifest, **files}))


def reasons(snapshot: Snapshot) -> list[tuple[int, str]]:
    return sorted(snapshot.rejects.select("line", "reason").rows())


@pytest.mark.parametrize(
    ("name", "heights", "seconds"),
    [
        (
            "ego-facebook-2012-12-31",
            {"owners": 10, "accounts": 4_039, "lists": 10, "ties": 4_167, "links": 84_243},
            3,
        ),
        ("email-eu-core-2005-05-31", {"owners": 986, "accounts": 986, "ties": 32_128}, 3),
        ("email-eu-events-2004-02-29", {"owners": 0, "accounts": 816, "events": 83_083}, 3),
    ],
)
def test_research_graphs_are_read_whole_and_fast(
    name: str, heights: dict[str, int], seconds: float
) -> None:
    if not (SHARED / name).is_dir():
        pytest.skip("the research graphs are not beside this checkout")
    start = time.perf_counter()

    snapshot = read(SHARED / name)

    assert time.perf_counter() - start < seconds
    frames = snapshot.frames()
    assert {frame: frames[frame].height for frame in heights} == heights
    assert snapshot.rejects.is_empty()
    assert snapshot.neutral
    assert str(snapshot.manifest_on) == name[-10:]


def test_contacts_name_their_owners_each_with_a_list(tmp_path: Path) -> None:
    snapshot = read_tables(
        tmp_path,
        people=PEOPLE,
        contacts="owner,id,kind,since\nada,bo,client,2024-01-31\nbo,ada,client,\ncy,ada,friend,\n",
    )

    assert snapshot.source == "crm"
    assert snapshot.owners.rows() == [
        ("ada", "crm:ada", "Ada Holm", "contacts file"),
        ("bo", "crm:bo", "Bo Berg", "contacts file"),
        ("cy", "crm:cy", None, "contacts file"),
    ]
    assert snapshot.lists.select("list", "owner", "state").rows() == [
        ("contacts", owner, "nonempty") for owner in ("ada", "bo", "cy")
    ]
    assert snapshot.ties.rows()[0] == (
        "contacts", "ada", "crm:bo", "client", date(2024, 1, 31), None,
    )  # fmt: skip


def test_rows_of_contacts_that_are_wrong_are_rejected(tmp_path: Path) -> None:
    snapshot = read_tables(
        tmp_path,
        contacts=(
            "owner,id,kind\nada,bo,client\nada,bo,client\n,bo,client\nada,,client\nada,cy,\n"
            "ada,ada,client\nada,?cy,client\nbo,bo,client\n"
        ),
    )

    assert snapshot.ties["key"].to_list() == ["crm:bo"]
    assert reasons(snapshot) == [
        (2, "repeated row"),
        (3, "owner is empty"),
        (4, "id is empty"),
        (5, "kind is empty"),
        (6, "nobody is their own contact"),
        (7, "id starts with ~ or ?"),
        (8, "nobody is their own contact"),
    ]
    assert snapshot.lists.select("owner", "state").rows() == [("ada", "nonempty"), ("bo", "absent")]


def test_day_that_is_none_leaves_the_contact_and_is_remarked(tmp_path: Path) -> None:
    snapshot = read_tables(tmp_path, contacts="owner,id,kind,since\nada,bo,client,31/01/2024\n")

    assert snapshot.ties["since"].to_list() == [None]
    assert snapshot.notes["note"].to_list() == [
        "1 values of since are not YYYY-MM-DD and were left empty."
    ]


def test_people_are_cleaned_and_unknown_columns_named(tmp_path: Path) -> None:
    snapshot = read_tables(
        tmp_path,
        people="id,name,Handle,Shoes,company\n1,  Ada\u200b  Holm ,@ada,38,Acme\n,Bo,,,\n2,,,,\n",
    )

    assert snapshot.accounts.select("key", "name", "handle", "company").rows() == [
        ("crm:1", "Ada Holm", "ada", "Acme"),
        ("crm:2", None, None, None),
    ]
    assert reasons(snapshot) == [(2, "id is empty")]
    assert snapshot.notes.rows() == [("people.csv", "Columns not used: Shoes.")]


def test_links_are_declared_and_of_weight_one_unless_they_say_otherwise(tmp_path: Path) -> None:
    snapshot = read_tables(
        tmp_path,
        links=(
            "a,b,evidence,weight,first_on,last_on\nada,bo,,,,\n"
            "bo,cy,Interaction,2.5,2024-01-01,2024-12-31\nada,ada,,,,\nada,cy,rumour,,,\n"
            "ada,dee,,0,,\nada,eve,,much,,\nada,fay,,inf,,\n"
        ),
    )

    assert snapshot.links.rows() == [
        ("crm:ada", "crm:bo", "declared", 1.0, None, None),
        ("crm:bo", "crm:cy", "interaction", 2.5, date(2024, 1, 1), date(2024, 12, 31)),
    ]
    assert [line for line, _ in reasons(snapshot)] == [3, 4, 5, 6, 7]
    assert reasons(snapshot)[1][1] == (
        "evidence is none of declared, interaction, copresence, affiliation"
    )


def test_events_share_the_audience_of_a_single_recipient(tmp_path: Path) -> None:
    snapshot = read_tables(
        tmp_path,
        interactions=(
            "event,at,from,to,kind,role,thread\n"
            "e1,2024-01-01T10:00:00Z,ada,bo,email,,t1\n"
            "e2,2024-01-01T10:00:00+02:00,ada,bo,email,to,\n"
            "e3,2024-01-02 10:00,ada,bo,email,to,\n"
            "e3,2024-01-02 10:00,ada,cy,email,cc,\n"
            "e4,2024-01-03,ada,cy,Meeting,bcc,\n"
        ),
    )

    columns = ("event", "occurred_at", "kind", "audience", "thread")
    assert snapshot.events.select(columns).rows() == [
        ("e1", datetime.fromisoformat("2024-01-01T10:00"), "email", "crm:bo", "t1"),
        ("e2", datetime.fromisoformat("2024-01-01T08:00"), "email", "crm:bo", None),
        ("e3", datetime.fromisoformat("2024-01-02T10:00"), "email", "#e3", None),
        ("e4", datetime.fromisoformat("2024-01-03T00:00"), "meeting", "#e4", None),
    ]
    assert snapshot.audiences.rows() == [
        ("#e3", "crm:bo", "to"),
        ("#e3", "crm:cy", "cc"),
        ("#e4", "crm:cy", "bcc"),
        ("crm:bo", "crm:bo", "to"),
    ]


def test_rows_of_interactions_that_are_wrong_are_rejected(tmp_path: Path) -> None:
    snapshot = read_tables(
        tmp_path,
        interactions=(
            "event,at,from,to,kind,role\n"
            "e1,2024-01-01T10:00:00Z,ada,bo,email,to\n"
            "e1,2024-01-01T10:00:00Z,ada,bo,email,cc\n"
            "e1,2024-01-01T10:00:01Z,ada,cy,email,to\n"
            ",2024-01-01T10:00:00Z,ada,bo,email,to\n"
            "e2,yesterday,ada,bo,email,to\n"
            "e3,0001-01-01T00:00:00Z,ada,bo,email,to\n"
            "e4,2024-01-01T10:00:00Z,ada,ada,email,to\n"
            "e5,2024-01-01T10:00:00Z,ada,bo,wink,to\n"
            "e6,2024-01-01T10:00:00Z,ada,bo,,to\n"
            "e7,2024-01-01T10:00:00Z,ada,bo,email,near\n"
            "e8,2024-01-01T10:00:00Z,,bo,email,to\n"
        ),
    )

    assert snapshot.events["event"].to_list() == ["e1"]
    assert [reason.partition(" none of")[0] for _, reason in reasons(snapshot)] == [
        "repeated recipient",
        "differs from the first row of its event",
        "event is empty",
        "at is no ISO instant",
        "at is no ISO instant",
        "nobody reaches themself",
        "kind is",
        "kind is",
        "role is",
        "from is empty",
    ]
    assert "recommendation, invitation, call" in reasons(snapshot)[6][1]


def test_parquet_says_the_same_as_csv(tmp_path: Path) -> None:
    day, at = date(2024, 1, 31), datetime.fromisoformat("2024-01-01T10:00:00.123456")
    contacts = pl.DataFrame({"owner": [1], "id": [2], "kind": ["client"], "since": [day]})
    zoned = pl.Series("at", [at]).dt.replace_time_zone("Europe/Amsterdam")
    interactions = pl.DataFrame(
        {"event": [9], "at": zoned, "from": [1], "to": [2], "kind": ["call"], "role": [None]}
    )
    links = pl.DataFrame({"a": [1], "b": [2], "weight": [0.5], "first_on": [at]})

    def parquet(frame: pl.DataFrame) -> bytes:
        buffer = io.BytesIO()
        frame.write_parquet(buffer)
        return buffer.getvalue()

    tables = {"contacts": contacts, "interactions": interactions, "links": links}
    files = {f"{name}.parquet": parquet(frame) for name, frame in tables.items()}
    binary = read(make_zip(tmp_path / "crm.zip", {"netgraph.json": MANIFEST, **files}))
    text = read_tables(
        tmp_path / "text",
        contacts="owner,id,kind,since\n1,2,client,2024-01-31\n",
        interactions="event,at,from,to,kind\n9,2024-01-01T10:00:00.123456+01:00,1,2,call\n",
        links="a,b,weight,first_on\n1,2,0.5,2024-01-01\n",
    )

    for name in ("owners", "lists", "ties", "links", "events", "audiences", "rejects", "notes"):
        assert binary.frames()[name].equals(text.frames()[name]), name


def test_damaged_parquet_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"a": ["x"] * 99, "b": ["y"] * 99}).write_parquet(buffer)
    files = {"netgraph.json": MANIFEST, "people.csv": PEOPLE}
    for cut in (0, 4, 100, len(buffer.getvalue()) - 8):
        folder = make_folder(tmp_path / str(cut), {**files, "links.parquet": b""})
        (folder / "links.parquet").write_bytes(buffer.getvalue()[:cut])

        snapshot = read(folder)

        status = dict(snapshot.files.select("file", "status").rows())
        assert status["links.parquet"] == "ignored"
        assert snapshot.accounts.height == 2
        assert "Not read: no readable Parquet" in snapshot.notes["note"][0]


def test_re_saved_tables_are_read(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "netgraph.json": MANIFEST,
        "people.csv": "ID;Name\r\nada;Zoë Holm\r\n".encode("utf-16"),
        "contacts.csv": "Owner;Id;Kind\r\nada;bo;partner\r\n".encode("cp1252"),
    }

    snapshot = read(make_folder(tmp_path, files))

    assert snapshot.accounts["name"].to_list() == ["Zoë Holm"]
    assert snapshot.ties["key"].to_list() == ["crm:bo"]


def test_every_file_is_accounted_for(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "top/netgraph.json": MANIFEST,
        "top/people.csv": PEOPLE,
        "top/people.parquet": b"x",
        "top/links.csv": "from,to\n1,2\n",
        "top/more/links.csv": "a,b\n1,2\n",
        "top/readme.txt": b"hello",
    }

    snapshot = read(make_zip(tmp_path / "crm.zip", members))

    assert dict(snapshot.files.select("file", "status").rows()) == {
        "top/people.parquet": "ignored",
        "top/links.csv": "ignored",
        "top/more/links.csv": "unknown",
        "top/netgraph.json": "read",
        "top/people.csv": "read",
        "top/readme.txt": "unknown",
    }
    assert snapshot.links.is_empty()


def test_name_gives_the_day_when_the_manifest_does_not(tmp_path: Path) -> None:
    manifest = '{"format": 1, "network": "crm"}'

    named = read_tables(tmp_path / "crm-2026-03-31", manifest, people=PEOPLE)

    assert named.manifest_on == date(2026, 3, 31)
    with pytest.raises(ExportError, match="exported_on is None, expected 'YYYY-MM-DD'"):
        read_tables(tmp_path / "crm", manifest, people=PEOPLE)


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ("{", "netgraph.json: "),
        ("[]", "format is 'list', expected an object with format 1"),
        ('{"format": 2}', "format is 2"),
        ('{"format": 1}', "network is None"),
        ('{"format": 1, "network": "My CRM"}', "network is 'My CRM'"),
        ('{"format": 1, "network": "../x"}', "network is '../x'"),
        ('{"format": 1, "network": "crm", "exported_on": "soon"}', "exported_on is 'soon'"),
    ],
)
def test_manifest_that_cannot_be_used_is_refused(tmp_path: Path, manifest: str, what: str) -> None:
    with pytest.raises(ExportError) as caught:
        read_tables(tmp_path, manifest, people=PEOPLE)

    assert what in str(caught.value)


def test_package_without_a_usable_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="holds none of people, contacts, links, interactions"):
        read_tables(tmp_path / "a")
    with pytest.raises(ExportError, match=r"links\.csv: found 'x', 'y'; expected 'a', 'b'"):
        read_tables(tmp_path / "b", links="x,y\n1,2\n")


def test_network_of_the_manifest_is_the_source(tmp_path: Path) -> None:
    manifest = json.dumps({"format": 1, "network": "mail-graph", "exported_on": "2020-01-01"})

    assert read_tables(tmp_path, manifest, people=PEOPLE).source == "mail-graph"
