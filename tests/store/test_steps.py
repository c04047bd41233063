import pytest

from netgraph.store import steps
from netgraph.store.connect import Connection


def test_output_and_fingerprint_are_committed_together(con: Connection) -> None:
    def work() -> dict[str, int]:
        con.execute("insert into core.owners values ('noor', 'crm:1')")
        return {"owners": 1}

    counts = steps.commit_step(con, "resolve", "f1", work)

    assert counts == {"owners": 1} == steps.counts_of(con, "resolve")
    assert steps.is_done(con, "resolve", "f1")
    assert not steps.is_done(con, "resolve", "f2")


def test_failed_work_leaves_neither_output_nor_fingerprint(con: Connection) -> None:
    def work() -> dict[str, int]:
        con.execute("insert into core.owners values ('noor', 'crm:1')")
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        steps.commit_step(con, "resolve", "f1", work)

    assert con.execute("from core.owners").fetchall() == []
    assert steps.fingerprint_of(con, "resolve") == ""


def test_step_done_again_keeps_its_last_fingerprint_alone(con: Connection) -> None:
    steps.mark(con, "publish", "f1", {"bytes": 1})
    steps.mark(con, "publish", "f2", {"bytes": 2})

    assert not steps.is_done(con, "publish", "f1")
    assert steps.counts_of(con, "publish") == {"bytes": 2}


def test_forgotten_step_is_done_again(con: Connection) -> None:
    steps.mark(con, "report", "f1", {})

    steps.forget(con, "report")

    assert not steps.is_done(con, "report", "f1")
    assert steps.counts_of(con, "report") == {}
