"""Times that an export writes without a zone are read in the zone of the settings."""

from pathlib import Path

import pytest

from netgraph.errors import UsageError
from tests.pipeline.nights import derived, resolve
from tests.sources.packing import make_zip

HEADER = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
ME, BO = "https://www.linkedin.com/in/noor", "https://www.linkedin.com/in/bo-li"


def home_with(tmp_path: Path, sent_at: str) -> Path:
    row = f'Bo Li,Noor Haddad,"{sent_at}",,INCOMING,{BO},{ME}\n'
    name = "Basic_LinkedInDataExport_08-31-2024.zip"
    make_zip(tmp_path / "inbox" / "noor" / name, {"Invitations.csv": HEADER + row})
    return tmp_path


def moments(home: Path) -> list[str]:
    return [str(at) for (at,) in derived(home, "select occurred_at from core.events")]


@pytest.mark.parametrize(
    ("zone", "sent_at", "in_utc"),
    [
        (None, "8/19/24, 11:04 PM", "2024-08-19 23:04:00"),
        ("Europe/Berlin", "8/19/24, 11:04 PM", "2024-08-19 21:04:00"),
        ("Europe/Berlin", "1/19/24, 12:04 AM", "2024-01-18 23:04:00"),
        ("America/New_York", "7/4/24, 9:00 PM", "2024-07-05 01:00:00"),
        ("Asia/Kolkata", "7/4/24, 2:00 AM", "2024-07-03 20:30:00"),
    ],
)
def test_local_time_becomes_utc(
    tmp_path: Path, zone: str | None, sent_at: str, in_utc: str
) -> None:
    home = home_with(tmp_path, sent_at)
    if zone:
        (home / "netgraph.toml").write_text(f'time_zone = "{zone}"')

    resolve(home, as_of="2024-08-31")

    assert moments(home) == [in_utc]


@pytest.mark.parametrize(
    ("zone", "sent_at", "counts"),
    [
        ("America/Los_Angeles", "8/31/24, 11:30 PM", False),  # 06:30 of the next day
        ("Europe/Berlin", "9/1/24, 12:30 AM", True),  # 22:30 of the day
    ],
)
def test_day_of_the_night_ends_in_utc(
    tmp_path: Path, zone: str, sent_at: str, counts: bool
) -> None:
    home = home_with(tmp_path, sent_at)
    (home / "netgraph.toml").write_text(f'time_zone = "{zone}"')

    resolve(home, as_of="2024-08-31")

    assert len(moments(home)) == counts


def test_another_zone_needs_no_second_reading(tmp_path: Path) -> None:
    home = home_with(tmp_path, "8/19/24, 11:04 PM")
    resolve(home, as_of="2024-08-31")
    before = derived(home, "from raw.sightings")
    (home / "inbox" / "noor" / "Basic_LinkedInDataExport_08-31-2024.zip").unlink()

    (home / "netgraph.toml").write_text('time_zone = "Europe/Berlin"')
    resolve(home, as_of="2024-08-31")

    assert moments(home) == ["2024-08-19 21:04:00"]
    assert len(before) == 1


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('time_zone = "Berlin"', "expected a name such as Europe/Berlin"),
        ('time_zone = "../etc/passwd"', "expected a name such as Europe/Berlin"),
        ('region = "Germany"', "expected two capitals such as DE"),
    ],
)
def test_place_that_does_not_exist_stops_the_night_by_name(
    tmp_path: Path, setting: str, said: str
) -> None:
    (tmp_path / "netgraph.toml").write_text(setting)

    with pytest.raises(UsageError, match=said):
        resolve(tmp_path)
