"""Positions.csv says where the owner worked and when, and nothing else of it."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from netgraph.errors import ExportError
from netgraph.sources.linkedin import positions
from tests.sources.linkedin_tables import HELD, read, reasons, table


def job(company: str, *days: str, title: str = "Pilot") -> tuple[str, ...]:
    return (company, title, "- private words\n- and more", "Lisbon", *days)


def test_jobs_are_dated_from_the_first_month_to_the_last(tmp_path: Path) -> None:
    rows = [job("Contoso ", "Mar 2018", "Jun 2021"), job("Fabrikam", "2012", "2013", title="")]
    snapshot = read(tmp_path, Positions=table(HELD, *rows))
    assert snapshot.jobs.rows() == [
        (None, "Contoso", "Pilot", date(2018, 3, 1), date(2021, 6, 30)),
        (None, "Fabrikam", None, date(2012, 1, 1), date(2013, 12, 31)),
    ]
    assert snapshot.files.select("status", "rows_kept").row(0) == ("read", 2)


def test_a_job_without_an_end_lasts(tmp_path: Path) -> None:
    snapshot = read(tmp_path, Positions=table(HELD, job("Contoso", "Mar 2018", "")))
    assert snapshot.jobs["last_on"].to_list() == [None]


def test_what_a_spreadsheet_made_of_the_months_is_read_too(tmp_path: Path) -> None:
    text = table(HELD, job("Contoso", "Mar-98", "Jun-01")).replace(",", ";")
    snapshot = read(tmp_path, Positions=text.encode("cp1252"))
    days = snapshot.jobs.select("first_on", "last_on").row(0)
    assert days == (date(1998, 3, 1), date(2001, 6, 30))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (job("", "Mar 2018", "Jun 2021"), "no company"),
        (job("Contoso", "", "Jun 2021"), "no readable beginning"),
        (job("Contoso", "03/2018", ""), "no readable beginning"),
        (job("Contoso", "Mar 2018", "Jun 202"), "no readable end"),
        (job("Contoso", "Mar 2018", "present"), "no readable end"),
        (job("Contoso", "Mar 2018", "Feb 2018"), "ends before it begins"),
    ],
)
def test_a_job_that_cannot_be_dated_is_rejected_with_a_reason(
    tmp_path: Path, row: tuple[str, ...], reason: str
) -> None:
    rows = [row, job("Contoso", "Mar 2018", "Mar 2018")]
    snapshot = read(tmp_path, Positions=table(HELD, *rows))
    assert reasons(snapshot) == [(1, reason)]
    assert snapshot.jobs.height == 1


def test_columns_may_stand_in_another_order_and_unknown_ones_are_named(tmp_path: Path) -> None:
    header = "Title,Company Name,Started On,Finished On,Shoe Size"
    snapshot = read(tmp_path, Positions=table(header, ("Pilot", "Contoso", "2018", "", "44")))
    assert snapshot.jobs.select("company", "position").row(0) == ("Contoso", "Pilot")
    assert "Shoe Size" in snapshot.notes["note"].item()


def test_descriptions_get_into_no_frame(tmp_path: Path) -> None:
    snapshot = read(tmp_path, Positions=table(HELD, job("Contoso", "2018", "")))
    written = "\n".join(frame.write_csv() for frame in snapshot.frames().values())
    assert "words" not in written
    assert "Lisbon" not in written


def test_a_file_that_is_cut_off_is_named_and_nothing_of_it_is_used(tmp_path: Path) -> None:
    cut = table(HELD, job("Contoso", "2018", ""))[:-20]
    with pytest.raises(ExportError, match="cut off"):
        positions.read(cut.encode(), "Positions.csv")
    snapshot = read(tmp_path, Positions=cut, Company_Follows="Organization,Followed On\n")
    status = snapshot.files.filter(pl.col("file") == "Positions.csv")["status"]
    assert status.item() == "ignored"
    assert snapshot.jobs.is_empty()
