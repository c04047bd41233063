"""Files that people write: read as they are meant, or refused by name and line."""

from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.errors import UsageError
from netgraph.pipeline.decisions import read_decisions, take_down
from tests.pipeline.nights import decide, derived, steps_of

ACCEPTED = "owner,source,exported_on,list,verdict\n"
LINE = {
    "owner": "noor",
    "source": "x",
    "exported_on": "2024-01-31",
    "list": "following",
    "verdict": "accept",
}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "accepted",
            "owner,source\nnoor,x\n",
            r"accepted\.csv: .*'exported_on', 'list', 'verdict'",
        ),
        ("accepted", ACCEPTED + "noor,x,2024-01-31,following,yes\n", r"line 2: verdict 'yes'"),
        (
            "accepted",
            ACCEPTED + "\n\nnoor,x,31.1.2024,following,accept\n",
            r"line 4: exported_on '3",
        ),
        ("accepted", ACCEPTED + "noor,x,2024-01-31,,accept\n", "line 2: list empty"),
        ("accepted", ACCEPTED + "noor,x\n", "line 2: exported_on, list, verdict empty"),
        ("accepted", ACCEPTED.replace(",", ";"), "found columns"),
        ("exports", "owner,verdict\nnoor,ignore\n", r"expected also \['file'\]"),
        (
            "exports",
            "file,verdict\na.zip,\nb.zip,accept\n",
            "line 3: verdict 'accept', expected ig",
        ),
        ("exports", "file,exported_on\na.zip,2024-02-30\n", "line 2: exported_on '2024-02-30'"),
        ("identities", "a,b,verdict\nx:1,x:2,maybe\n", "line 2: verdict 'maybe', expected same or"),
        ("identities", "a,b,verdict\nx:1,,same\n", "line 2: b empty"),
        ("owners", "owner,source\nnoor,x\n", r"owners\.csv: .*'account'"),
    ],
)
def test_what_cannot_be_meant_is_told_by_file_and_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = decide(tmp_path, name, text)

    with pytest.raises(UsageError, match=said) as error:
        read_decisions(path.parent)

    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    "content", ["owner,source\nZoë,x\n".encode("utf-16"), "owner,source,ä\n".encode("cp1252")]
)
def test_file_in_another_encoding_is_told_from_utf8(tmp_path: Path, content: bytes) -> None:
    path = decide(tmp_path, "owners", "")
    path.write_bytes(content)

    with pytest.raises(UsageError, match=r"owners\.csv: not CSV in UTF-8 .*; save it as that"):
        read_decisions(path.parent)


def test_line_is_counted_as_an_editor_counts(tmp_path: Path) -> None:
    path = decide(tmp_path, "identities", 'a,b,verdict\n"x:1\n2",x:3,same\n\nx:4,x:5,perhaps\n')

    with pytest.raises(UsageError, match="line 5: verdict 'perhaps'"):
        read_decisions(path.parent)


def test_file_as_a_spreadsheet_saves_it_is_read(tmp_path: Path) -> None:
    header = "\ufeffverdict , owner,source,exported_on,list,why\r\n"
    text = header + "accept, noor ,x,2024-01-31,following,ok\r\n,,,,,\r\n"
    path = decide(tmp_path, "accepted", "")
    path.write_bytes(text.encode())

    rows = read_decisions(path.parent)["accepted"]

    assert [{k: str(v) for k, v in row.items()} for row in rows.to_dicts()] == [LINE]


def test_absent_and_empty_files_hold_no_decisions(tmp_path: Path) -> None:
    decide(tmp_path, "exports", "")

    found = read_decisions(tmp_path / "decisions")

    assert {name: rows.height for name, rows in found.items()} == {
        "accepted": 0,
        "exports": 0,
        "identities": 0,
        "key_people": 0,
        "labels": 0,
        "owners": 0,
        "roles": 0,
    }


def test_columns_that_a_decision_does_not_need_may_be_missing(tmp_path: Path) -> None:
    path = decide(tmp_path, "exports", "file,verdict\na.zip,ignore\n")

    rows = read_decisions(path.parent)["exports"].rows()

    assert rows == [("a.zip", None, None, "ignore")]


def test_line_is_added_in_the_order_of_the_files_own_columns(tmp_path: Path) -> None:
    path = decide(tmp_path, "accepted", "list,why,verdict,owner,source,exported_on")

    take_down(tmp_path, "accepted", "", [LINE])

    assert path.read_text() == (
        "list,why,verdict,owner,source,exported_on\nfollowing,,accept,noor,x,2024-01-31\n"
    )
    assert read_decisions(path.parent)["accepted"].height == 1


def test_line_is_never_added_to_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    text = "owner;source;exported_on;list;verdict\n"
    path = decide(tmp_path, "accepted", text)

    with pytest.raises(UsageError, match="expected also"):
        take_down(tmp_path, "accepted", "", [LINE])

    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("owner = ", "not TOML"),
        ("half_life = 90", "unknown settings .*Did you mean half_life_days"),
        ("half_life_days = 'long'", "half_life_days = 'long', expected float"),
        ("hold_members = -1", "expected zero or more"),
        ("half_life_days = 0", "expected more than zero"),
        ("[score_weights]\ncharm = 1", "unknown"),
        ("[score_weights]\nstrenght = 1", "Did you mean strength"),
        ("contact_kinds = 3", r"expected a table \[contact_kinds\]"),
        ("storage_version = '1.4'", "storage_version = '1.4', expected one of v1.4.0, "),
    ],
)
def test_setting_that_cannot_be_meant_stops_the_night_by_name(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "netgraph.toml").write_text(text)

    with pytest.raises(UsageError, match=said) as error:
        steps_of(tmp_path, pipeline.begin)

    assert str(tmp_path / "netgraph.toml") in str(error.value)
    assert derived(tmp_path, "select outcome from state.runs") == [("failed",)]


def test_own_account_that_a_person_wrote_down_becomes_its_key(tmp_path: Path) -> None:
    decide(
        tmp_path,
        "owners",
        "owner,source,account\nnoor,linkedin,https://www.linkedin.com/in/Noor-H/\nnoor,x,@NoorH\n",
    )

    steps_of(tmp_path, pipeline.begin)

    assert derived(tmp_path, "from decisions.owners order by 2") == [
        ("noor", "linkedin:in/noor-h"),
        ("noor", "x:@noorh"),
    ]
