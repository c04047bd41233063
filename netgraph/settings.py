"""What a user may set in HOME/netgraph.toml; all of it optional, all of it checked."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netgraph.errors import UsageError
from netgraph.text import nearest, role_key

Numbers: TypeAlias = dict[str, float]

#: What a kind of tie means unless set; any other kind in a neutral contacts file is a contact.
CONTACT_KINDS: dict[str, bool] = {
    "addressbook": False,
    "blocked": False,
    "connection": True,
    "correspondent": True,
    "follower": False,
    "following": True,
    "friend": True,
    "imported": False,
    "muted": False,
    "request_received": False,
    "request_rejected": False,
    "request_sent": False,
    "subscription": False,
}
#: What one event of a kind counts for strength (docs/methods.md, tie strength).
BASE_WEIGHTS: Numbers = {
    "call": 1.0,
    "comment": 0.3,
    "email": 1.0,
    "endorsement": 0.05,
    "invitation": 0.0,
    "meeting": 3.0,
    "mention": 0.3,
    "message": 1.0,
    "reaction": 0.05,
    "recommendation": 1.0,
    "reply": 0.3,
}
#: What each component counts for the score of a contact.
SCORE_WEIGHTS: Numbers = {
    "strength": 0.30,
    "bridging": 0.20,
    "reach": 0.15,
    "exclusive_reach": 0.20,
    "referenceability": 0.15,
}

#: In which context a network is used; one that is not named tells nothing of it.
CONTEXTS: dict[str, str] = {
    "facebook": "social",
    "instagram": "social",
    "linkedin": "business",
    "whatsapp": "social",
}
#: What each part counts when the key people are chosen as a set.
KEY_PEOPLE_WEIGHTS: Numbers = {"reach": 0.40, "strength": 0.25, "worlds": 0.20, "roles": 0.15}
#: Roles by group, after Janine Garner, "It's Who You Know" (Wiley 2017).
ROLES: dict[str, list[str]] = {
    "promoter": ["cheerleader", "explorer", "inspirer"],
    "pit crew": ["lover", "connector", "balancer"],
    "teacher": ["influencer", "professor", "architect"],
    "butt-kicker": ["truth sayer", "accelerator", "mentor"],
}
#: DuckDB's formats that can be asked for, each named after the oldest version that reads it.
STORAGE_VERSIONS = ("v1.4.0", "v1.5.0", "v2.0.0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; the keys of netgraph.toml are these names."""

    owner: str = "me"  # whose exports a flat inbox holds
    contact_kinds: dict[str, bool] = field(default_factory=lambda: dict(CONTACT_KINDS))
    base_weights: Numbers = field(default_factory=lambda: dict(BASE_WEIGHTS))
    score_weights: Numbers = field(default_factory=lambda: dict(SCORE_WEIGHTS))
    key_people: int = 12
    key_people_weights: Numbers = field(default_factory=lambda: dict(KEY_PEOPLE_WEIGHTS))
    roles: dict[str, list[str]] = field(default_factory=lambda: dict(ROLES))
    contexts: dict[str, str] = field(default_factory=lambda: dict(CONTEXTS))
    time_zone: str = "UTC"  # of times that exports write without a zone, as in Europe/Berlin
    region: str = ""  # of phone numbers without a country code, as in DE; empty: they say nothing
    half_life_days: float = 180.0
    group_cap: int = 12  # events of more people say nothing of strength
    crowd_cap: int = 100  # events of more people make no links
    hold_members: int = 20  # a list that loses more at once, and more than the share, is held
    hold_share: float = 0.15
    seed: int = 1
    backbone_level: float = 0.10  # how surprising a link that comes with a crowd must be to cluster
    stability_runs: int = 50
    min_coverage: float = 0.30
    asks_per_introducer: int = 3  # how often one contact is asked for introductions in a quarter
    reconnect_list: int = 12  # how many quiet ties a report proposes to take up again
    report_owners: int = 50  # how many owners get a report, most contacts first
    keep_reports: int = 0  # of how many nights reports are kept, the newest; 0: of all
    min_group: int = 5  # smaller counts of people are withheld from a redacted team report
    storage_version: str = ""  # of the published database, as in v1.4.0; empty: that of DuckDB here


def read_settings(path: Path) -> Settings:
    """Settings from a TOML file; defaults where it is silent or absent.

    Raises:
        UsageError: The file is not TOML, or names or values in it are unknown.
    """
    if not path.exists():
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as ex:
        raise UsageError(f"{path}: not TOML ({ex})") from ex
    defaults = Settings()
    known = {f.name for f in fields(Settings)}
    if unknown := sorted(set(given) - known):
        meant = "".join(nearest(name, known) for name in unknown)
        raise UsageError(f"{path}: unknown settings {unknown}.{meant} Known are {sorted(known)}")
    values: dict[str, Any] = {
        name: _checked(path, name, value, getattr(defaults, name)) for name, value in given.items()
    }
    if values.get("half_life_days") == 0:
        raise UsageError(f"{path}: half_life_days = 0, expected more than zero")
    _check_places(path, values)
    _check_contexts(path, values.get("contexts", {}))
    _check_version(path, values.get("storage_version", ""))
    return Settings(**values)


def _check_places(path: Path, values: dict[str, Any]) -> None:
    zone, region = values.get("time_zone", "UTC"), values.get("region", "")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as ex:
        hint = "expected a name such as Europe/Berlin"
        raise UsageError(f"{path}: time_zone = {zone!r}, {hint}") from ex
    if region and not re.fullmatch("[A-Z]{2}", region):
        raise UsageError(f"{path}: region = {region!r}, expected two capitals such as DE")


def _check_contexts(path: Path, contexts: dict[str, str]) -> None:
    for source, context in contexts.items():
        if context not in ("business", "social", "neither"):
            raise UsageError(
                f"{path}: contexts.{source} = {context!r}, expected business, social or neither"
            )


def _check_version(path: Path, version: str) -> None:
    if version and version not in STORAGE_VERSIONS:
        expected = f"expected one of {', '.join(STORAGE_VERSIONS)}"
        raise UsageError(f"{path}: storage_version = {version!r}, {expected}")


def _roles(path: Path, groups: dict[str, Any]) -> dict[str, list[str]]:
    """Roles by group; they replace the default as a whole."""
    for group, names in groups.items():
        if not isinstance(names, list) or not all(
            isinstance(n, str) and role_key(n) for n in names
        ):
            raise UsageError(f"{path}: roles.{group} = {names!r}, expected a list of names")
    every = [name for names in groups.values() for name in names]
    keys = [role_key(name) for name in every]
    if twice := sorted({name for name in every if keys.count(role_key(name)) > 1}):
        raise UsageError(f"{path}: [roles] names {twice} more than once, expected each role once")
    return groups


def _checked(path: Path, name: str, value: object, default: object) -> object:
    """One value of the type of its default; a table is merged into its default."""
    if isinstance(default, dict):
        if not isinstance(value, dict):
            raise UsageError(f"{path}: {name} = {value!r}, expected a table [{name}]")
        if name == "roles":
            return _roles(path, value)
        open_ended = name in ("contact_kinds", "contexts")
        if not open_ended and (unknown := sorted(set(value) - set(default))):
            meant = "".join(nearest(key, default) for key in unknown)
            known = sorted(default)
            raise UsageError(f"{path}: [{name}] has unknown {unknown}.{meant} Known are {known}")
        inner = next(iter(default.values()))
        return default | {k: _checked(path, f"{name}.{k}", v, inner) for k, v in value.items()}
    expected = type(default)
    if isinstance(value, bool) is not isinstance(default, bool) or not isinstance(
        value, (int, float) if expected is float else expected
    ):
        raise UsageError(f"{path}: {name} = {value!r}, expected {expected.__name__}")
    if isinstance(value, (int, float)) and value < 0:
        raise UsageError(f"{path}: {name} = {value!r}, expected zero or more")
    return float(value) if expected is float and isinstance(value, (int, float)) else value
