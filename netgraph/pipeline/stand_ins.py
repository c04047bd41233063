"""What stands in a redacted database for each text by which people could be known."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from netgraph.pipeline.pseudonyms import tokens
from netgraph.settings import BASE_WEIGHTS, CONTACT_KINDS
from netgraph.store.connect import Connection
from netgraph.strategy.levels import title_level
from netgraph.strategy.wording import nameless
from netgraph.text import NETWORKS

#: What ids begin with until the work is done, so that they sort as those they stand for.
PLACE = "[0-9]{9}~"

_PEOPLE = "select person_id as text, name from core.people"
_OWNERS = "select owner as text, person_id from core.owners"
_ACCOUNTS = "select account_id as text from core.accounts union select account_id from core.ties"
_COMPANIES = """
select told.company as text, any_value(companies.company_key) as company_key
from (
    select company from core.people union select company from core.employment
    union select company from core.companies
) as told
left join core.companies as companies on told.company = companies.company
group by told.company
"""
_PLACES = "select distinct location as text from core.people"
_POSITIONS = "select distinct position as text from core.people"
_LABELS = """
select label as text from core.clusters union select from_label from core.cluster_changes
union select to_label from core.cluster_changes union select label from core.team_clusters
"""
_FILES = "select file as text from core.exports union select package_id from core.exports"
_EXPORTS = """
select export_id as text, any_value(owner) as owner, any_value(source) as source,
    any_value(exported_on) as exported_on
from core.exports group by export_id
"""
_NETWORKS = """
select source as text from core.exports union select source from core.accounts
union select source from core.ties union select source from core.events
"""
_KINDS = "select kind as text from core.ties union select kind from core.events"
_TEXTS = "select person as text from decisions.key_people union select person from decisions.roles"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """By kind of text: what stands for which."""

    frame: pl.DataFrame  # kind, text, stands_in; one row per kind and text

    def of(self, kind: str) -> dict[str, str]:
        """Those of one kind, by what they stand for."""
        return dict(self.frame.filter(kind=kind).select("text", "stands_in").iter_rows())


def stand_ins(con: Connection, secret: bytes) -> StandIns:
    """Find every text that is to be replaced, and what stands for it.

    A text for which nothing may stand, such as a title that tells no rank, is left out.

    Args:
        con: The writer's database.
        secret: From `netgraph.pipeline.pseudonyms.secret_of`.
    """

    def found(sql: str) -> pl.DataFrame:
        rows: pl.DataFrame = con.sql(sql).pl()
        return rows.drop_nulls("text").sort("text")

    def token(texts: pl.Series, kind: str) -> pl.Series:
        known = tokens(texts, kind, secret)
        return texts.replace_strict(known["text"], known["token"], return_dtype=pl.String)

    people = found(_PEOPLE)
    people = people.with_columns(token(people["text"], "person").alias("token"))
    owners = found(_OWNERS).join(people.select(person_id="text", token="token"), on="person_id")
    networks = found(_NETWORKS)
    of_kind = {
        "person": people.select("text", stands_in=_placed("token")),
        "name": people.select("text", stands_in=_called()),
        "owner": owners.sort("text").select("text", stands_in=_placed(_owner())),
        "account": _with(found(_ACCOUNTS), "account", token, _placed("token")),
        **_companies(found(_COMPANIES), token),
        "place": _places(found(_PLACES), token),
        "position": found(_POSITIONS).select("text", stands_in=title_level(pl.col("text"))[1]),
        "label": _with(found(_LABELS), "world", token, pl.format("World {}", "token")),
        "file": _with(found(_FILES), "file", token, pl.format("File {}", "token")),
        "network": _with(networks, "network", token, _network()),
        "kind": found(_KINDS).select("text", stands_in=_kind()),
        "text": _with(found(_TEXTS), "text", token, pl.format("Person {}", "token")),
    }
    of_kind["export"] = _exports(found(_EXPORTS), of_kind["owner"], of_kind["network"])
    frames = [
        frame.select(pl.lit(kind).alias("kind"), "text", "stands_in").drop_nulls()
        for kind, frame in of_kind.items()
    ]
    return StandIns(frame=pl.concat(frames))


def _with(
    rows: pl.DataFrame,
    kind: str,
    token: Callable[[pl.Series, str], pl.Series],
    stands_in: pl.Expr,
) -> pl.DataFrame:
    named = rows.with_columns(token(rows["text"], kind).alias("token"))
    return named.select("text", stands_in=stands_in)


def _placed(text: str | pl.Expr) -> pl.Expr:
    """With the place among all of them, which is taken off at last."""
    place = pl.int_range(pl.len()).cast(pl.String).str.zfill(9)
    return pl.format("{}~{}", place, text)


def _called() -> pl.Expr:
    """What a person is called; whoever has a number for a name is known as such."""
    kind = pl.when(nameless()).then(pl.lit("Unnamed account")).otherwise(pl.lit("Person"))
    return pl.format("{} {}", kind, "token")


def _owner() -> pl.Expr:
    """As the person is called; a human who is two owners is two."""
    place = pl.int_range(pl.len()).over("person_id")
    more = pl.when(place > 0).then(pl.format(" as {}", place + 1)).otherwise(pl.lit(""))
    return pl.format("Person {}{}", "token", more)


def _companies(
    rows: pl.DataFrame, token: Callable[[pl.Series, str], pl.Series]
) -> dict[str, pl.DataFrame]:
    """Spellings of one company have one stand-in, and so has what joins them."""
    joined = rows.with_columns(key=pl.coalesce("company_key", "text"))
    tokened = joined.with_columns(token(joined["key"], "company").alias("token"))
    keys = tokened.drop_nulls("company_key").unique("company_key").sort("company_key")
    return {
        "company": tokened.select("text", stands_in=pl.format("Company {}", "token")),
        "company key": keys.select(
            text="company_key", stands_in=pl.format("company {}", "token").str.to_lowercase()
        ),
    }


def _places(rows: pl.DataFrame, token: Callable[[pl.Series, str], pl.Series]) -> pl.DataFrame:
    """Spellings that netgraph takes for one place have one stand-in."""
    same = rows["text"].str.normalize("NFKC").str.to_lowercase().str.strip_chars()
    named = rows.with_columns(token(same, "place").alias("token"))
    return named.select("text", stands_in=pl.format("Place {}", "token"))


def _network() -> pl.Expr:
    known = pl.col("text").is_in([*NETWORKS])
    return pl.when(known).then("text").otherwise(pl.format("network {}", "token"))


def _kind() -> pl.Expr:
    """Kinds of ties that a user's own file names tell nothing more than that they are others."""
    known = pl.col("text").is_in([*CONTACT_KINDS, *BASE_WEIGHTS])
    return pl.when(known).then("text").otherwise(pl.lit("other"))


def _exports(rows: pl.DataFrame, owners: pl.DataFrame, networks: pl.DataFrame) -> pl.DataFrame:
    """EXPORT_ID of the stand-ins; one of several owners, or of none, says so."""
    return (
        rows.join(owners.rename({"text": "owner", "stands_in": "who"}), on="owner", how="left")
        .join(networks.rename({"text": "source", "stands_in": "net"}), on="source", how="left")
        .select(
            "text",
            stands_in=pl.concat_str(
                pl.coalesce("who", pl.lit("several")), "net", pl.col("exported_on").cast(pl.String),
                separator="/", ignore_nulls=True,
            ),
        )
    )  # fmt: skip
