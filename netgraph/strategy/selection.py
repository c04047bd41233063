"""Whom a text such as "weakest 400" or "silent 3 years" means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from netgraph.errors import UsageError
from netgraph.strategy.referenceability import COULD_VOUCH

_UNITS = {"day": "d", "week": "w", "month": "mo", "year": "y"}
_MOST = 10**9
_SHOWN = 40  # letters of a text that is refused
_LONGEST = {"day": 365_250, "week": 52_178, "month": 12_000, "year": 1_000}  # a thousand years
_FORMS = {
    "weakest": re.compile(r"weakest (?P<count>\d+)"),
    "least valuable": re.compile(r"least valuable (?P<count>\d+)"),
    "silent": re.compile(rf"silent (?:for )?(?P<count>\d+) (?P<unit>{'|'.join(_UNITS)})s?"),
    "never in touch": re.compile(r"never in touch"),
    "not referenceable": re.compile(r"not referenceable"),
    "cluster": re.compile(r"(?:cluster|world) c?(?P<count>\d+)"),
}
#: How each is written, for those who ask for something else.
FORMS = (
    "least valuable 400", "weakest 400", "silent 3 years", "never in touch", "not referenceable",
    "cluster 4", "a cluster's label", "a name, link or id", "a file of them",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """A text that means contacts by what they are, not by name."""

    kind: str
    count: int = 0
    unit: str = ""  # of polars: d, w, mo, y


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom a rule means, and what to know of it."""

    person_ids: pl.Series  # sorted
    remarks: tuple[str, ...] = ()


def parse_rule(text: str) -> Rule | None:
    """The rule that a text is; null when it is none, and so perhaps a name or a file.

    Args:
        text: As typed; case and spaces do not matter.

    Raises:
        UsageError: A count beyond 10^9, or a time beyond a thousand years.
    """
    plain = " ".join(text.lower().split())
    for kind, form in _FORMS.items():
        if found := form.fullmatch(plain):
            given: Mapping[str, str] = found.groupdict()
            unit = given.get("unit", "")
            most = _LONGEST.get(unit, _MOST)
            count = _whole(given.get("count", "0"), most)
            if count is None:
                expected = f"{most:,} {unit}s" if unit else f"{most:,}"
                raise UsageError(f"{_brief(plain)!r} goes too far: at most {expected} is expected")
            return Rule(kind, count, _UNITS.get(unit, ""))
    return None


def _whole(digits: str, most: int) -> int | None:
    """The number; null when it is greater than the most, however many digits it has."""
    short = digits.lstrip("0") or "0"
    count = int(short) if len(short) <= len(str(most)) else most + 1
    return count if count <= most else None


def _brief(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def chosen_by(rule: Rule, contacts: pl.DataFrame) -> Chosen:
    """The contacts a rule means.

    `weakest N`: the lowest strengths first, those whose strength is unknown after them, the worst
    score first. `least valuable N`: in the order of the pruning curve. `silent N days, weeks,
    months, years`: last in touch so long ago or longer; who was never in touch is not silent but
    unknown. `never in touch`: no contact is seen. `not referenceable`: neither tier A nor B.
    `cluster N`: the members of that cluster.

    Args:
        rule: What is asked for.
        contacts: One row per contact of the owner: person_id, strength, rank, last_contact_on,
            as_of, referenceability, cluster_id, pruned (the step of the pruning curve; null when
            there is none).
    """
    remarks: tuple[str, ...] = ()
    if rule.kind == "weakest":
        by = contacts.sort(
            "strength", "rank", "person_id", descending=[False, True, True], nulls_last=True
        )
        found = by.head(rule.count)
        remarks = _of_the_weakest(rule.count, contacts, found)
    elif rule.kind == "least valuable":
        found = contacts.drop_nulls("pruned").sort("pruned").head(rule.count)
    elif rule.kind == "silent":
        since = pl.col("last_contact_on").dt.offset_by(f"{rule.count}{rule.unit}")
        found = contacts.filter(since <= pl.col("as_of"))
        never = contacts["last_contact_on"].null_count()
        if never:
            remarks = (
                f"{never:,} more were never in touch as far as is seen; "
                "they are not counted as silent. `never in touch` means them.",
            )
    elif rule.kind == "never in touch":
        found = contacts.filter(pl.col("last_contact_on").is_null())
    elif rule.kind == "not referenceable":
        found = contacts.filter(~pl.col("referenceability").is_in(COULD_VOUCH).fill_null(False))
    else:
        found = contacts.filter(pl.col("cluster_id") == f"c{rule.count}")
    return Chosen(found["person_id"].sort(), remarks)


def _of_the_weakest(count: int, contacts: pl.DataFrame, found: pl.DataFrame) -> tuple[str, ...]:
    """What one should know before one takes the weakest for the least valuable."""
    if contacts.is_empty():
        return ()
    known, taken = contacts["strength"].count(), found["strength"].count()
    unknown = contacts.height - known
    said = []
    if not known:
        said.append("No strength is known of anybody; these are the last by score.")
    elif taken > known / 2:
        said.append(_too_many(count, known, found["strength"]))
    elif unknown:
        said.append(
            f"Of {unknown:,} contacts no strength is known; they come after the {known:,} of whom "
            f"it is. `least valuable {count}` spares those who open doors."
        )
    if count > contacts.height:
        said.append(f"There are only {contacts.height:,} contacts.")
    return tuple(said)


def _too_many(count: int, known: int, taken: pl.Series) -> str:
    """That most of those of whom anything is known would leave."""
    strengths = taken.drop_nulls().to_list()
    closest, many = max(strengths), len(strengths)
    if many < known:
        who, also = f"{many:,} of the {known:,} contacts", "also such as are not weak"
    else:
        who = "the only contact" if known == 1 else f"all {known:,} contacts"
        also = "also your closest"
    verb = "is" if many == 1 else "are"
    return (
        f"Of {len(taken):,}, {who} of whom a strength is known {verb} among them, {also} "
        f"(up to {closest:.2f}): `least valuable {count}` or `never in touch` is likely what you "
        "mean."
    )
