import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from netgraph.report import OwnerReport, columns, write_reports

MakeReport = Callable[..., OwnerReport]
FILES = ["index.html", "strategic-network.md", *(f"{t.name}.csv" for t in columns.FILES)]


def test_every_owner_gets_a_folder_with_all_files(
    tmp_path: Path, empty: MakeReport, lifelike: MakeReport, no_exports: pl.DataFrame
) -> None:
    reports = (r for r in (lifelike("noor", 30), empty("sam / lee")))

    written = write_reports(tmp_path / "new" / "out", reports, no_exports)

    out = tmp_path / "new" / "out"
    other = next(p.name for p in out.iterdir() if p.name.startswith("sam"))
    assert written == [
        out / "index.html",
        *(out / "noor" / f for f in FILES),
        *(out / other / f for f in FILES),
    ]
    assert sorted(written) == sorted(p for p in out.rglob("*") if p.is_file())


def test_equal_input_gives_equal_bytes(
    tmp_path: Path, lifelike: MakeReport, no_exports: pl.DataFrame
) -> None:
    first, second = (
        write_reports(tmp_path / name, [lifelike("noor", 40)], no_exports) for name in "ab"
    )

    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


@pytest.fixture(scope="module")
def noor(
    tmp_path_factory: pytest.TempPathFactory, lifelike: MakeReport, no_exports: pl.DataFrame
) -> tuple[OwnerReport, Path]:
    """A report, and the folder it is written into; to be read only."""
    report, out = lifelike("noor", 130), tmp_path_factory.mktemp("noor")
    write_reports(out, [report], no_exports)
    return report, out


@pytest.mark.parametrize("table", columns.FILES, ids=lambda t: t.name)
def test_a_csv_has_the_owner_the_documented_columns_and_every_row(
    table: columns.Table, noor: tuple[OwnerReport, Path]
) -> None:
    report, out = noor

    with (out / "noor" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)

    assert header == ["owner", *table.columns]
    assert len(rows) == len(getattr(report, table.name))
    assert {row[0] for row in rows} <= {"noor"}


def test_a_csv_read_back_is_the_table(
    tmp_path: Path, lifelike: MakeReport, no_exports: pl.DataFrame
) -> None:
    report = lifelike("noor", 30)
    write_reports(tmp_path, [report], no_exports)

    read = pl.read_csv(
        tmp_path / "noor" / "growth.csv", schema_overrides=report.growth.schema
    ).drop("owner")

    assert read.drop("retention", "rebuilt").equals(report.growth.drop("retention", "rebuilt"))


def test_the_page_of_a_thousand_contacts_stays_under_3_mb(
    tmp_path: Path, lifelike: MakeReport, no_exports: pl.DataFrame
) -> None:
    write_reports(tmp_path, [lifelike("noor", 1000)], no_exports)

    page = tmp_path / "noor" / "index.html"
    assert page.stat().st_size < 3_000_000
    assert "the first 100 of 1,000 contacts" in page.read_text(encoding="utf-8")


def test_the_index_links_every_owner_and_says_what_is_held_anywhere(
    tmp_path: Path, empty: MakeReport, lifelike: MakeReport
) -> None:
    elsewhere = lifelike("kim", 5).exports
    reports = [lifelike("noor", 30), empty("a%b?")]

    write_reports(tmp_path, reports, pl.concat([elsewhere, reports[0].exports]))

    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    other = next(p.name for p in tmp_path.iterdir() if p.name.startswith("a-b"))
    assert 'href="noor/index.html"' in index
    assert f'href="{other}/index.html"' in index
    assert "netgraph accept kim/x/2026-02-28 following" in index
    assert "1 further owner has exports and no report here" in index


def test_a_home_without_any_report_says_what_to_do(
    tmp_path: Path, no_exports: pl.DataFrame
) -> None:
    written = write_reports(tmp_path, [], no_exports)

    assert written == [tmp_path / "index.html"]
    assert "Put exports into the inbox" in written[0].read_text(encoding="utf-8")


def test_a_frame_without_a_column_is_refused_by_name(
    tmp_path: Path, empty: MakeReport, no_exports: pl.DataFrame
) -> None:
    report = empty("noor")
    broken = replace(report, ranking=report.ranking.drop("why"))

    with pytest.raises(ValueError, match=r"ranking: missing columns \['why'\]"):
        write_reports(tmp_path, [broken], no_exports)
