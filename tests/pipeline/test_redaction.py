"""The sample's night with pseudonyms: who was who stands nowhere, and the figures are the same."""

import html
import re
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from netgraph.errors import StoreError
from netgraph.pipeline import pseudonyms
from netgraph.pipeline.night import Night
from netgraph.pipeline.pseudonyms import secret_of, tokens
from netgraph.pipeline.redact import COPIED, LEFT_OUT, redacted
from netgraph.pipeline.reports import write_all
from tests.pipeline.nights import derived

# Where the writer's database has words by which somebody could be known.
_KNOWN_BY = """
select unnest([name, company, position, location, school, person_id]) from core.people
union select unnest([name, handle, url, email, phone, company, position, location, school])
from core.observations
union select unnest([key, alias]) from core.observations
union select unnest([file, package_id, export_id, owner]) from core.exports
union select unnest([source]) from core.exports where source = 'crm'
union select label from core.clusters
union select detail from core.changes
"""
# Words of the sample that are also words of the report.
_WORDS_OF_THE_REPORT = {"Teacher"}
_LEAST = 5


@dataclass(frozen=True)
class Redacted:
    """The reports, and what was in the database that they were written from."""

    reports: Path
    called: dict[str, str]  # by owner
    rows: dict[str, int]  # by table


@pytest.fixture(scope="module", name="home")
def _home(sample_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("redacted") / "home"
    (home / "state").mkdir(parents=True)
    shutil.copy(sample_night / "state" / "writer.duckdb", home / "state")
    return home


@pytest.fixture(scope="module", name="told")
def _told(home: Path) -> Redacted:
    night = Night(home=home, inbox=home / "inbox", as_of=date(2023, 11, 20), run_id="")
    with redacted(night) as (con, called):
        write_all(con, night, home / "reports", min_group=_LEAST)
        tables = con.execute(
            "select table_name from duckdb_tables() where schema_name = 'core'"
        ).fetchall()
        rows = {
            t: con.execute(f"select count(*) from core.{t}").fetchall()[0][0] for (t,) in tables
        }
    return Redacted(home / "reports", called, rows)


def known_by(home: Path) -> list[str]:
    return [
        text
        for (text,) in derived(home, _KNOWN_BY)
        if text and text not in _WORDS_OF_THE_REPORT and len(text) > 1
    ]


def test_nothing_by_which_anybody_is_known_stands_in_any_file(home: Path, told: Redacted) -> None:
    known = known_by(home)
    forms = sorted({form for text in known for form in (text, html.escape(text))})
    files = [path for path in told.reports.rglob("*") if path.is_file()]
    texts = [
        path.relative_to(told.reports).as_posix() + "\n" + path.read_text(encoding="utf-8")
        for path in files
    ]

    found = pl.Series(texts).str.extract_many(forms).to_list()
    whole = {
        (path.name, form)
        for path, text, hits in zip(files, texts, found, strict=True)
        for form in set(hits)
        if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)
    }
    assert len(known) > 5000
    assert len(files) > 150
    assert not whole


def figures(path: Path) -> pl.DataFrame:
    """The numbers, days and states of a table, whatever the order of equal rows."""
    rows = pl.read_csv(path, infer_schema=False)
    columns = [c for c in rows.columns if rows[c].str.contains(r"^-?[\d.]+(-\d\d-\d\d)?$").any()]
    chosen = [c for c in columns if c not in ("person_id", "place", "rank")]
    return rows.select(chosen).sort(chosen)


def csv_files(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.csv")))


def test_figures_are_those_of_the_full_report(sample_night: Path, told: Redacted) -> None:
    full = sample_night / "reports" / "2023-11-20"

    compared = 0
    for owner, name in told.called.items():
        for path in csv_files(full / owner):
            theirs = figures(path)
            assert figures(told.reports / name / path.name).equals(theirs), path
            compared += theirs.height
    assert compared > 10_000


def test_small_groups_are_withheld_from_the_team(sample_night: Path, told: Redacted) -> None:
    full = pl.read_csv(sample_night / "reports" / "2023-11-20" / "team" / "places.csv")
    places = pl.read_csv(told.reports / "team" / "places.csv", infer_schema=False)

    shown = places["people"].to_list()
    small = full.filter(pl.col("people") < _LEAST).height
    assert shown.count(f"fewer than {_LEAST}") == small > 0
    assert sorted(int(n) for n in shown if n.isdigit()) == sorted(
        full.filter(pl.col("people") >= _LEAST)["people"]
    )


def test_sentences_on_a_team_tell_no_small_count(sample_night: Path, told: Redacted) -> None:
    full = pl.read_csv(sample_night / "reports" / "2023-11-20" / "team" / "key_people.csv")
    theirs = pl.read_csv(told.reports / "team" / "key_people.csv", infer_schema=False)

    small = full.filter(pl.col("reach_lost").is_between(1, _LEAST - 1))["place"]
    withheld = theirs.filter(pl.col("loss_why").str.starts_with("Withheld"))["place"]
    assert set(small) <= set(withheld.cast(pl.Int64))
    assert 0 < small.len() < full.height
    assert (
        figures(told.reports / "team" / "key_people.csv")["gain"]
        .sort()
        .equals(full["gain"].cast(pl.String).sort())
    )


def test_every_table_is_copied_made_anew_or_left_out_on_purpose(home: Path, told: Redacted) -> None:
    counts = " union all ".join(
        f"select '{t}' from core.{t} having count(*) > 0" for t in told.rows
    )
    filled = {table for (table,) in derived(home, counts)}

    empty = {table for table, rows in told.rows.items() if not rows}
    assert not set(COPIED) & set(LEFT_OUT)
    assert set(COPIED) | set(LEFT_OUT) <= set(told.rows)
    assert (filled & empty) <= {*LEFT_OUT, "unmatched_decisions"}


def test_nothing_is_left_of_the_work(home: Path, told: Redacted) -> None:
    assert sorted(p.name for p in (home / "state").iterdir()) == ["pseudonyms.key", "writer.duckdb"]
    assert "~" not in "".join(told.called.values())


def test_a_person_bears_one_pseudonym_and_only_the_secret_leads_to_it() -> None:
    people = pl.Series(["crm:ana", "crm:bo", None, "crm:ana"])
    once, other = bytes(range(32)), bytes(32)

    assert tokens(people, "person", once).equals(tokens(people.reverse(), "person", once))
    assert tokens(people, "person", once)["text"].to_list() == ["crm:ana", "crm:bo"]
    words = [
        set(tokens(people, kind, secret)["token"])
        for kind, secret in (("person", once), ("person", other), ("company", once))
    ]
    assert len(set.union(*words)) == 6


def test_no_token_can_be_taken_for_a_number() -> None:
    words = tokens(pl.Series([f"crm:{n}" for n in range(20_000)]), "person", bytes(32))["token"]

    assert words.n_unique() == 20_000
    assert words.str.contains(r"^[A-Z][A-Z0-9]{5,}$").all()


def test_those_who_would_share_a_pseudonym_bear_longer_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pseudonyms, "_SHORT", 1)

    words = tokens(pl.Series([f"crm:{n}" for n in range(40)]), "person", bytes(32))["token"]
    assert words.is_unique().all()
    assert set(words.str.len_chars()) <= {1, 16}


def test_a_secret_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    secret = secret_of(tmp_path)

    file = tmp_path / "state" / "pseudonyms.key"
    assert secret_of(tmp_path) == secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret_of(tmp_path / "other") != secret


@pytest.mark.parametrize("text", ["", "no secret", "ab" * 31])
def test_a_damaged_secret_is_not_replaced_in_silence(text: str, tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "pseudonyms.key").write_text(text)

    with pytest.raises(StoreError, match=r"pseudonyms\.key: not a secret"):
        secret_of(tmp_path)
