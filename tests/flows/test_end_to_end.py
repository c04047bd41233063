"""One whole night under Prefect, with the real steps, over the committed sample."""

import shutil
from datetime import date
from pathlib import Path

from flows.run import run_night
from tests.pipeline.nights import published

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
AS_OF = date(2023, 11, 20)


def test_night_over_the_sample_ends_with_a_report_and_a_second_one_finds_nothing_to_do(
    served_home: Path, sample_night: Path, tmp_path: Path
) -> None:
    shutil.copytree(SAMPLE / "decisions", tmp_path / "decisions")

    first = run_night(tmp_path, SAMPLE / "inbox", AS_OF)
    second = run_night(tmp_path, SAMPLE / "inbox", AS_OF)

    assert first.status == 3
    assert [file for file, _ in first.refused] == ["dev/Complete_LinkedInDataExport_11-05-2023.zip"]
    assert [(export, name) for export, name, _ in first.held] == [
        ("jonas/linkedin/2023-10-14", "connections")
    ]
    assert (
        first.report.read_bytes()
        == (sample_night / "reports" / "2023-11-20" / "index.html").read_bytes()
    )
    assert [step["step"] for step in second.steps if step["skipped"]] == [
        "resolve", "connect", "measure", "rank", "advise", "report", "publish",
    ]  # fmt: skip
    assert published(tmp_path, "select outcome from runs order by started_at") == [
        ("attention",),
        ("attention",),
    ]
