"""How an answer about introductions is told, in sentences."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.aim import Aim
from netgraph.pipeline.introduced import OVER_ONE
from netgraph.strategy.introductions import chance

_REMARKS = 3


def several(meant: Aim) -> list[str]:
    """What is said before the candidates."""
    last = "Ask again with the one you mean:"
    company = or_company(meant)
    can = f"{meant.name!r} can be several."
    return [can, *company, last] if company else [f"{can} {last}"]


def or_company(meant: Aim) -> list[str]:
    """That a company could be meant, of whose name the text is a part; else nothing."""
    names = " or ".join(meant.or_companies)
    return [f"Or did you mean the company {names}?"] if names else []


def may_be_known(namesakes: pl.DataFrame) -> list[str]:
    """Remarks on contacts who may be the person asked for, one for each owner; at most three.

    Args:
        namesakes: One row per owner: owner, name, company, is_pending.
    """
    said = []
    for row in namesakes.head(_REMARKS).iter_rows(named=True):
        at = f" of {row['company']}" if row["company"] else ""
        why = "the match waits for a word" if row["is_pending"] else "the names are the same"
        said.append(
            f"May be a contact of {row['owner']} already, {row['name'] or '?'}{at}: {why} "
            "(netgraph review)."
        )
    return said


def sentences(
    meant: Aim,
    owner: str | None,
    parts: Mapping[str, pl.DataFrame],
    ways: pl.DataFrame,
    people: pl.DataFrame,
) -> list[str]:
    """What the rows say, for people.

    Args:
        meant: The target.
        owner: Who asks; null for the team.
        parts: The frames above, by name, whole.
        ways: One row per way.
        people: As for `target`.
    """
    said = [_of_target(meant, parts["target"])]
    if parts["known"].height:
        said.append(_already(meant, owner, parts))
    if ways.is_empty():
        said.append(_no_way(meant, owner, parts))
    else:
        said += _best(parts["introducers"].row(0, named=True), owner)
        said += _together(ways) if meant.kind == "person" and owner is not None else []
    if parts["possible"].height:
        whom = meant.name if meant.kind == "person" else "somebody there"
        said.append(
            f"{_counted(parts['possible'].height, 'contact')} may know {whom}: at one employer at "
            "the same time, and no more is seen. Possible, not verified."
        )
    us = people.join(meant.people, on="person_id").filter("is_owner").sort("name", "person_id")
    if us.height and (meant.kind == "person" or owner is None):
        there = ", ".join(us["name"].fill_null("?"))
        said.insert(1, f"Exports of {there} are pooled here.")
    return said


def _of_target(meant: Aim, rows: pl.DataFrame) -> str:
    row = rows.row(0, named=True)
    if meant.kind == "person":
        job = ", ".join(filter(None, (row["position"], row["company"], row["location"])))
        return (
            f"{meant.name}{f': {job}' if job else ''}. Known from {row['networks'] or 'mentions'}."
        )
    if meant.kind == "company":
        before = row["people"] - row["now"]
        return (
            f"{meant.name}: {_counted(row['now'], 'person', 'people')} known to work there"
            f"{f', {before} before' if before else ''}."
        )
    return f"{meant.name}: a cluster of {_counted(row['people'], 'contact')} of {row['owner']}."


def _already(meant: Aim, owner: str | None, parts: Mapping[str, pl.DataFrame]) -> str:
    known = parts["known"]
    best = known.row(0, named=True)
    if meant.kind == "person" and owner is not None:
        return f"Already a contact: {_closeness(best)}."
    if owner is None and meant.kind == "person":
        return f"Of us, {best['owner']} knows {meant.name} best ({_closeness(best)})."
    if owner is None:
        whom = f"{best['name']} ({_closeness(best)})"
        return f"Of us, {best['owner']} knows somebody there best: {whom}."
    people = _counted(known["person_id"].n_unique(), "contact")
    return f"{people} of yours there already; the closest is {best['name']} ({_closeness(best)})."


def _closeness(row: dict[str, object]) -> str:
    last = f", last in touch {row['last_contact_on']}" if row["last_contact_on"] else ""
    if row["strength"] is None:
        return f"known on {row['sources']}, no exchange both ways is seen{last}"
    return f"strength {row['strength']:.2f}, {row['state']}{last}"


def _no_way(meant: Aim, owner: str | None, parts: Mapping[str, pl.DataFrame]) -> str:
    if parts["known"].height:
        return {
            "person": "Nobody else among the contacts is seen to lead there.",
            "company": "Nobody else there is seen to be reached over a contact.",
            "cluster": "No introduction would be stronger than the ties there are.",
        }[meant.kind]
    whose = "any of us" if owner is None else owner
    seen = ""
    if meant.kind == "person":
        links = parts["target"]["links"][0]
        seen = (
            f" {_counted(links, 'person is', 'people are')} seen tied to {meant.name}, and no "
            f"contact leads to {'this one' if links == 1 else 'them'}."
            if links
            else f" Nobody is seen tied to {meant.name}."
        )
    return f"No known path from {whose} of three steps or fewer.{seen}"


def _best(row: dict[str, object], owner: str | None) -> list[str]:
    asks = "Ask" if owner is not None else f"{row['owner']} could ask"
    if row["path"] is None:
        how = f"no exchange with {row['ask']} is seen, so what the path is worth is not known"
    else:
        whose = "your" if owner is not None else f"{row['owner']}'s"
        sure = "the link is" if row["hops"] == OVER_ONE else "the links are"
        how = (
            f"path {row['path']:.2f} (root of {whose} tie's {row['tie']:.2f}, times how sure "
            f"{sure}), weakest step {row['weakest']:.2f}"
        )
    return [f"{asks} {row['ask']} first: {row['way']}; {how}; {row['evidence']}."]


def _together(ways: pl.DataFrame) -> list[str]:
    several = chance(ways, "owner").filter(pl.col("introducers") > 1)
    if several.is_empty():
        return []
    row = several.sort("chance", "owner", descending=[True, False]).row(0, named=True)
    return [
        f"{row['introducers']} could introduce {row['owner']}; that any of them would, each asked "
        f"alone: {row['chance']:.2f}. That compares; it is no measured frequency."
    ]


def _counted(n: int, one: str, many: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"
