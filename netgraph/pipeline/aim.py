"""What a target means: a person, a company or a cluster; never by a part of a company's name."""

import difflib
import re
from dataclasses import dataclass, replace

import polars as pl

from netgraph.errors import UsageError
from netgraph.identity.keys import identifier_of_url
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.text import employer_key, fold

_CLUSTER = re.compile(r"(?:cluster|world)\s*:?\s*(.+)", re.IGNORECASE)
_NUMBER = re.compile(r"c?(\d+)", re.IGNORECASE)
_COMPANY = re.compile(r"company\s*:\s*(.+)", re.IGNORECASE)

_LEAST = 2  # letters or digits of a part of a name
_MOST = 3  # companies that could be meant instead

_PEOPLE = {"person_id": pl.String, "is_now": pl.Boolean, "last_on": pl.Date}
_CANDIDATES = {"target": pl.String, "kind": pl.String, "name": pl.String, "about": pl.String}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """Whom a target means, or who it could be."""

    kind: str  # person, company, cluster; candidates where it could be several
    name: str
    people: pl.DataFrame  # person_id, is_now and last_on (null unless a company)
    candidates: pl.DataFrame  # target (to ask again with), kind, name, about
    owner: str | None = None  # whose cluster
    or_companies: tuple[str, ...] = ()  # names of companies of which the text is a part


def aim(con: Connection, target: str, owner: str | None) -> Aim:
    """What a target means.

    "cluster 4" and "cluster LABEL" are clusters, "company: NAME" is a company. Anything else is, in
    this order: a person by id, link, e-mail or whole name, or a company by its name, whatever its
    spelling and legal form (both: the candidates); a cluster by its label; a person by part of a
    name, of an e-mail before its @ or of a link's last part, or by a handle. A company is never
    meant by a part of its name, nor is anybody by that of the employer.

    Args:
        con: The published database.
        target: As typed.
        owner: Whose clusters; null for everybody's.

    Raises:
        UsageError: It means nothing; the nearest names are told. Or it has fewer than two letters
            or digits and is nobody's whole name.
    """
    wanted = target.strip()
    if not fold(wanted):
        raise UsageError("to whom? A person, a company, or a cluster such as 'cluster 4'")
    named = _CLUSTER.fullmatch(wanted)
    if named and (cluster := _cluster(con, named[1], owner)):
        return cluster
    if found := _COMPANY.fullmatch(wanted):
        return _company(con, found[1]) or _nobody(con, found[1], owner)
    whole, company = _whole(con, wanted), _company(con, wanted)
    if whole.height and company:
        return _several(wanted, _as_people(whole), _as_company(company))
    if whole.height:
        return _person(wanted, whole)
    found_aim = company or _cluster(con, wanted, owner, by_label=True)
    if found_aim:
        return found_aim
    if sum(map(str.isalnum, wanted)) < _LEAST:
        raise UsageError(f"{wanted!r} is too short: at least {_LEAST} letters or digits are needed")
    search = wanted.removeprefix("@").strip()
    people = run(con, "person_search", search=search, link=None, by_site=False).select(
        "person_id", "name", "company", "position"
    )
    if people.is_empty():
        return _nobody(con, wanted, owner)
    return replace(_person(wanted, people), or_companies=_companies_with(con, wanted))


def _link(text: str) -> str | None:
    return identifier_of_url(text) if "/" in text and "." in text else None


def _whole(con: Connection, wanted: str) -> pl.DataFrame:
    """People by id, link, handle, e-mail or whole name."""
    link = f"x:{wanted.lower()}" if wanted.startswith("@") else _link(wanted)
    named = run(con, "review_named", text=wanted, link=link).select("person_id")
    everybody: pl.DataFrame = con.sql(
        "select person_id, name, company, position from core.people order by 1"
    ).pl()
    key = fold(wanted)
    alike = everybody.filter(
        pl.Series([fold(name) == key for name in everybody["name"]], dtype=pl.Boolean)
    )
    ids = pl.concat([named, alike.select("person_id")]).unique()
    return everybody.join(ids, on="person_id", how="semi").sort("person_id")


def _person(wanted: str, people: pl.DataFrame) -> Aim:
    if people.height > 1:
        return _several(wanted, _as_people(people))
    one = people.select("person_id").with_columns(
        pl.lit(None, dtype=pl.Boolean).alias("is_now"), pl.lit(None, dtype=pl.Date).alias("last_on")
    )
    name = people["name"][0] or people["person_id"][0]
    return Aim(kind="person", name=name, people=one, candidates=_none())


def _company(con: Connection, wanted: str) -> Aim | None:
    key = employer_key(wanted)
    if key is None:
        return None
    there = run(con, "intro_company", company_key=key)
    if there.is_empty():
        return None
    known = run(con, "intro_companies").filter(pl.col("company_key") == key)["company"]
    name = known[0] if len(known) else wanted
    return Aim(kind="company", name=name, people=there.select(*_PEOPLE), candidates=_none())


def _companies_with(con: Connection, part: str) -> tuple[str, ...]:
    """Companies of which this is a part of the name, those of most people first."""
    companies = run(con, "intro_companies").sort("people", "company_key", descending=[True, False])
    names = [c for c in companies["company"].drop_nulls() if fold(part) in fold(c)]
    return tuple(names[:_MOST])


def _cluster(
    con: Connection, wanted: str, owner: str | None, *, by_label: bool = False
) -> Aim | None:
    clusters = run(con, "intro_clusters", owner=owner)
    number = None if by_label else _NUMBER.fullmatch(wanted)
    labels = pl.Series([fold(label) for label in clusters["label"]], dtype=pl.String)
    found = clusters.filter(
        pl.col("cluster_id").is_in([f"c{number[1]}", wanted]) if number else labels == fold(wanted)
    )
    if found.height > 1:
        return _several(
            wanted,
            found.select(
                pl.format("cluster {}", pl.col("cluster_id").str.strip_prefix("c")).alias("target"),
                pl.lit("cluster").alias("kind"),
                pl.col("label").alias("name"),
                pl.format("{} contacts; --owner {}", "size", "owner").alias("about"),
            ),
        )
    if found.is_empty():
        return None
    whose, cluster_id, label, _ = found.row(0)
    members = run(con, "intro_members", owner=whose, cluster_id=cluster_id).with_columns(
        pl.lit(None, dtype=pl.Boolean).alias("is_now"), pl.lit(None, dtype=pl.Date).alias("last_on")
    )
    name = label or cluster_id
    return Aim(kind="cluster", name=name, people=members, candidates=_none(), owner=whose)


def _several(wanted: str, *candidates: pl.DataFrame) -> Aim:
    return Aim(
        kind="candidates",
        name=wanted,
        people=pl.DataFrame(schema=_PEOPLE),
        candidates=pl.concat(candidates),
    )


def _none() -> pl.DataFrame:
    return pl.DataFrame(schema=_CANDIDATES)


def _as_people(people: pl.DataFrame) -> pl.DataFrame:
    return people.select(
        pl.col("person_id").alias("target"),
        pl.lit("person").alias("kind"),
        "name",
        pl.concat_str("position", "company", separator=", ", ignore_nulls=True).alias("about"),
    )


def _as_company(company: Aim) -> pl.DataFrame:
    about = f"{company.people.height} people, now or before"
    return pl.DataFrame(
        [(f"company: {company.name}", "company", company.name, about)],
        schema=_CANDIDATES,
        orient="row",
    )


def _nobody(con: Connection, wanted: str, owner: str | None) -> Aim:
    """Say that a target means nothing, and what comes nearest."""
    found = _CLUSTER.fullmatch(wanted)
    word = found[1] if found else wanted
    clusters = run(con, "intro_clusters", owner=owner)
    people = con.sql("select distinct name from core.people order by 1").pl()["name"].drop_nulls()
    companies = run(con, "intro_companies")["company"].drop_nulls()
    labels = [f"cluster {label}" for label in clusters["label"].drop_nulls().unique().sort()]
    told = {fold(label.removeprefix("cluster ")): label for label in labels}
    told |= {fold(name): name for name in (*people, *companies, *labels)}
    close = difflib.get_close_matches(fold(word), list(told), n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(dict.fromkeys(told[c] for c in close))}?" if close else ""
    if not found and (inside := _companies_with(con, word)):
        hint = f" Did you mean the company {' or '.join(inside)}?"
    if found and not hint:
        hint = f" There are {clusters.height} clusters; `netgraph sql what_are_my_worlds` has them."
    raise UsageError(
        f"no person, company or cluster is {wanted!r}.{hint} A company is meant by its whole name."
    )
