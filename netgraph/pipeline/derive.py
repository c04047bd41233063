"""From raw observations to people, ties, links, measures and ranks; each step can be rebuilt."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from netgraph import graph, history, identity
from netgraph.pipeline import worlds
from netgraph.pipeline.ingest import content_of
from netgraph.pipeline.night import Night, StepDone, code_digest, digest, perform, versions
from netgraph.settings import Numbers, Settings
from netgraph.store.connect import Connection
from netgraph.store.files import sql_folder
from netgraph.store.query import replace, run
from netgraph.store.steps import fingerprint_of
from netgraph.strategy.ranking import rank_contacts
from netgraph.strategy.referenceability import referenceability
from netgraph.strategy.strength import tie_strength
from netgraph.text import employer_key

_CODE = Path(__file__).resolve().parents[1]
_BATCH = 200  # owners measured at a time: bounds memory, and progress shows


def resolve(night: Night) -> StepDone:
    """Decide which exports count, who is who, what happened once, and how long each tie lasted."""
    settings = night.settings

    def inputs(con: Connection) -> str:
        code = code_digest(_CODE, sql_folder())
        decided = con.execute(
            "select 1, * from decisions.accepted union all "
            "select 2, file, owner, exported_on, null, verdict from decisions.exports union all "
            "select 3, owner, key, null, null, null from decisions.owners union all "
            "select 4, a, b, null, null, verdict from decisions.identities"
        ).fetchall()
        own = (
            *(settings.owner, settings.contact_kinds, settings.hold_members, settings.hold_share),
            *(settings.time_zone, settings.group_cap, settings.region),
        )
        data = versions("anyascii", "cleanco", "nicknames", "phonenumbers")
        return digest(code, data, content_of(con), decided, own, run(con, "day_matters").rows())

    return perform(night, "resolve", lambda con: _resolve(con, settings), inputs)


def _resolve(con: Connection, settings: Settings) -> Mapping[str, int]:
    run(con, "exports")
    run(con, "observations")
    mentions, listed = run(con, "mentioned_keys"), run(con, "listed")
    observations = con.sql("from core.observations").pl()
    keys, mine = identity.resolve_accounts(mentions, observations, listed, run(con, "own_keys"))
    decisions = con.sql("from decisions.identities order by rowid").pl()
    accounts, people, owners, matches = identity.resolve_people(
        keys, mine, mentions, observations, decisions, settings.region
    )
    persons = accounts.select("account_id", "person_id")
    replace(con, "core.keys", keys.join(persons, on="account_id", how="left"))
    replace(con, "core.accounts", accounts)
    replace(con, "core.people", people)
    replace(con, "core.owners", owners)
    replace(con, "core.matches", matches)
    for query in ("events_of_owners", "events_in_formats", "events"):
        run(con, query)
    _history(con, listed, keys, persons, settings)
    run(con, "correspondents")
    return {
        "exports": con.execute("select count(*) from core.exports").fetchall()[0][0],
        "people": people.height,
        "owners": owners.height,
        "ties": con.execute("select count(*) from core.ties").fetchall()[0][0],
    }


def _history(
    con: Connection,
    listed: pl.DataFrame,
    keys: pl.DataFrame,
    persons: pl.DataFrame,
    settings: Settings,
) -> None:
    """Lists over time."""
    holding = history.Holding(members=settings.hold_members, share=settings.hold_share)
    named = listed.join(keys, on="key", how="left").filter(
        pl.col("key").is_null() | pl.col("account_id").is_not_null()
    )
    endings = named.filter(pl.col("ended_on").is_not_null() & pl.col("account_id").is_not_null())
    telling = endings.select("list").unique()
    lists = run(con, "present_lists").join(telling, on="list", how="anti")
    # several programs keep address books: one without the people of another has lost nobody
    is_book = (pl.col("source") == "addressbook") | (pl.col("list") == "imported_contacts")
    books = lists.filter(is_book).select(
        "owner", "source", "exported_on", "list", pl.lit("accept").alias("verdict")
    )
    decided = con.sql("from decisions.accepted order by rowid").pl()
    standings, members = history.standing_lists(
        lists,
        named.drop("key", "ended_on").join(telling, on="list", how="anti"),
        pl.concat([books, decided.select(books.columns)]),
        holding,
    )
    removals = endings.select("owner", "source", "account_id", "ended_on", "exported_on")
    spells = history.tie_spells(standings, members, removals)
    changes = history.changes_between(standings, members, spells, run(con, "facts_by_export"))
    exports = run(con, "network_days")
    replace(con, "core.lists", standings)
    replace(con, "core.ties", spells.join(persons, on="account_id"))
    replace(con, "core.changes", changes.join(persons, on="account_id"))
    replace(con, "core.growth", history.growth(exports, standings, spells, changes, holding))
    run(con, "hold_exports")
    run(con, "files")
    run(con, "notes")


def connect(night: Night) -> StepDone:
    """See who is linked to whom, and what each owner exchanges with whom, as of the day."""
    settings = night.settings
    rules = digest((sql_folder() / "queries" / "exchange_days.sql").read_bytes())
    own = (
        night.as_of,
        settings.base_weights,
        settings.half_life_days,
        settings.group_cap,
        settings.crowd_cap,
    )

    def work(con: Connection) -> Mapping[str, int]:
        replace(con, "core.companies", _companies(run(con, "companies")))
        for query in ("employment", "affiliated", "links"):
            run(con, query)
        run(con, "exchange_days", rules=rules)
        run(con, "exchanges_at")
        run(con, "exchanges")
        return {
            table: con.execute(f"select count(*) from core.{table}").fetchall()[0][0]
            for table in ("events", "links")
        }

    return perform(night, "connect", work, lambda con: digest(fingerprint_of(con, "resolve"), own))


def _companies(spellings: pl.DataFrame) -> pl.DataFrame:
    """Spellings of companies with what joins them; null where none is named."""
    keys = [employer_key(company) for company in spellings["company"]]
    return spellings.with_columns(pl.Series("company_key", keys, dtype=pl.String))


def measure(night: Night) -> StepDone:
    """Measure each owner's network, in batches of owners."""
    settings = night.settings
    options = graph.Options(
        seed=settings.seed,
        backbone_level=settings.backbone_level,
        stability_runs=settings.stability_runs,
        min_coverage=settings.min_coverage,
    )

    def work(con: Connection) -> Mapping[str, int]:
        contacts = run(con, "current_contacts")
        owners = con.sql("from core.owners order by owner").pl()
        pool = graph.prepare(run(con, "closeness"))
        batches = [
            graph.measure(pool, batch, contacts, options) for batch in owners.iter_slices(_BATCH)
        ]
        measures = {
            name: pl.concat(batch.frames()[name] for batch in batches or [graph.Measures.none()])
            for name in graph.Measures.none().frames()
        }
        values = worlds.shared_values(con)
        _store_measures(con, measures, worlds.name(con, night.as_of, measures, values))
        of_several = contacts if owners.height > 1 else contacts.clear()
        team = graph.measure_team(pool, owners["person_id"], of_several["person_id"], options)
        _store_team(con, team, values)
        return {"owners": owners.height, "clusters": measures["clusters"].height}

    def inputs(con: Connection) -> str:
        return digest(fingerprint_of(con, "connect"), options, night.as_of, worlds.known(con))

    return perform(night, "measure", work, inputs)


def _store_measures(
    con: Connection, measures: Mapping[str, pl.DataFrame], named: worlds.Worlds
) -> None:
    tables = {
        "owner_metrics": measures["owner_metrics"],
        "clusters": named.clusters,
        "cluster_members": named.members,
        "structure": measures["people"],
        "bridge_ties": measures["bridge_ties"],
        "reach": measures["reach"],
        "backbone": measures["backbone"],
        "layout": measures["layout"],
    }
    for table, rows in tables.items():
        rounded = rows.with_columns(pl.col(pl.Float64).round_sig_figs(9))
        replace(con, f"core.{table}", rounded)


def _store_team(con: Connection, team: graph.Team, values: pl.DataFrame) -> None:
    clusters = worlds.name_team(con, team, values).with_columns(
        pl.col("stability").round_sig_figs(9)
    )
    replace(con, "core.team_clusters", clusters)
    replace(con, "core.team_people", team.people)


def rank(night: Night) -> StepDone:
    """Say how close each contact is, and rank them with reasons."""
    weights = night.settings.score_weights
    return perform(
        night,
        "rank",
        lambda con: rank_everybody(con, weights),
        lambda con: digest(fingerprint_of(con, "measure"), (weights,)),
    )


def rank_everybody(con: Connection, weights: Numbers) -> Mapping[str, int]:
    """Fill core.contacts and core.ranking from what is measured."""
    exchanges = con.sql("from core.exchanges").pl()
    known = tie_strength(exchanges)
    vouching = referenceability(exchanges, run(con, "grounds"))
    contacts = (
        run(con, "current_contacts")
        .join(known, on=["owner", "person_id"], how="left")
        .join(vouching, on=["owner", "person_id"], how="left")
        .join(con.sql("from core.cluster_members").pl(), on=["owner", "person_id"], how="left")
        .with_columns(
            pl.col("state").fill_null("unknown"), pl.col("referenceability").fill_null("D")
        )
        .sort("owner", "person_id")
    )
    replace(con, "core.contacts", contacts)
    facts = (
        contacts.join(con.sql("from core.structure").pl(), on=["owner", "person_id"], how="left")
        .join(con.sql("from core.reach").pl(), on=["owner", "person_id"], how="left")
        .drop("links", "observed")
    )
    replace(con, "core.ranking", rank_contacts(facts, weights))
    return {"contacts": contacts.height}
