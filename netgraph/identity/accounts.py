"""Keys of one network that are one account."""

import polars as pl

from netgraph.identity.friendships import in_place_of, told_by_day
from netgraph.identity.keys import ADDRESSES, folded, form_of, source_of
from netgraph.identity.unite import unite

_EVIDENCE = {"decision": 0, "profile": 1, "account": 1, "contacts file": 1}
_BOOK = "addressbook"
_EDGE = ("a", "b", "rank", "forced")


def resolve_accounts(
    mentions: pl.DataFrame, observations: pl.DataFrame, listed: pl.DataFrame, own: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Decide which keys are one account.

    By the network's own ids and their aliases; a row of the years without ids by its name, where
    one account only can be meant; a person who came back to a list under a new date by the name,
    where no export ever shows two of that name. A name in a thread is the one account listed under
    that name; where several are, it is nobody's.

    Args:
        mentions: One row per key and export: export_id, owner, key.
        observations: What exports say of keys (core.observations).
        listed: Members of lists (sql/queries/listed.sql).
        own: Keys said to be an owner's own: owner, key, name, evidence.

    Returns:
        One row per key: key, account_id (null: the name or alias of several accounts); and one
        row per own key: owner, key, name.
    """
    same = told_by_day(pl.concat([mentions["key"], observations["key"], listed["key"]]))
    mentions, observations, listed = (
        in_place_of(frame, same) for frame in (mentions, observations, listed)
    )
    mine = own_accounts(own, listed)
    # an address book that came with another network's export is one of its own
    known = observations.with_columns(
        folded(observations["name"]).alias("folded"), source_of().alias("source")
    )
    aliases = _aliases(known)
    spoken = pl.concat([mentions["key"], mine["key"]]).unique()
    nobodys = _without(observations["alias"].drop_nulls().unique(), aliases["alias"], spoken)
    others = known.join(mine, on=["owner", "key"], how="anti")
    apart = _kept_apart(mentions, listed)
    by_name = _name_edges(others, listed, aliases, apart)
    # an address that only a note or an endorsement tells is known, where it is a listed row's
    nodes = pl.concat([spoken, aliases["alias"], by_name["b"]]).unique().sort()
    names = nodes.filter(_series_form(nodes) == "name")
    claimed = mine["key"].filter(_series_form(mine["key"]) == "name")
    free = _without(names, claimed)
    edges = pl.concat(
        [
            _own_edges(mine),
            _edges(aliases.select(pl.col("key").alias("a"), pl.col("alias").alias("b")), 1),
            _handle_edges(known),
            by_name,
        ]
    )
    roots = unite(_without(nodes, free), edges, apart)
    accounts = _named_by_best_key(roots)
    void = pl.DataFrame({"key": nobodys, "account_id": None}, schema=accounts.schema)
    by_day = same.rename({"key": "told", "same": "key"}).join(accounts, on="key")
    told = by_day.select(pl.col("told").alias("key"), "account_id")
    resolved = [accounts, _named_in_threads(free, accounts, known, listed), void, told]
    return pl.concat(resolved).sort("key"), mine


def own_accounts(own: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """An owner's own keys: by decision, else by the best evidence.

    Names are judged apart from ids and handles: that a decision tells the profile link does not
    make the profile's name somebody else's.

    Returns:
        One row per own key: owner, key, name. An owner whose account on a network with a list of
        his is not known gets the stand-in key `<source>:~<owner>/self`; for an address book, which
        belongs to no account, only where nothing else is known of him.
    """
    ranked = own.with_columns(
        source_of().alias("source"),
        (form_of() == "name").alias("is_name"),
        pl.col("evidence").replace_strict(_EVIDENCE, default=2).alias("rank"),
    )
    best = ranked.filter(pl.col("rank") == pl.col("rank").min().over("owner", "source", "is_name"))
    unknown = (
        listed.select("owner", "source").unique().join(best, on=["owner", "source"], how="anti")
    )
    known = pl.concat([best["owner"], unknown.filter(pl.col("source") != _BOOK)["owner"]]).unique()
    unknown = unknown.filter((pl.col("source") != _BOOK) | ~pl.col("owner").is_in(known.implode()))
    stand_ins = unknown.select(
        "owner",
        pl.format("{}:~{}/self", "source", "owner").alias("key"),
        name=pl.lit(None, pl.String),
    )
    return (
        pl.concat([best.select("owner", "key", "name"), stand_ins])
        .group_by("owner", "key")
        .agg(pl.col("name").min())
        .sort("owner", "key")
    )


def _series_form(keys: pl.Series) -> pl.Series:
    return pl.DataFrame({"key": keys}).select(form_of().alias("form"))["form"]


def _own_edges(mine: pl.DataFrame) -> pl.DataFrame:
    """An owner has one account on a network; but each address is one of its own."""
    networks = mine.with_columns(source_of().alias("source")).filter(
        ~pl.col("source").is_in(ADDRESSES)
    )
    return networks.select(
        pl.col("key").min().over("owner", "source").alias("a"),
        pl.col("key").alias("b"),
        pl.lit(0).alias("rank"),
        pl.lit(value=True).alias("forced"),
    ).filter(pl.col("a") != pl.col("b"))


def _kept_apart(mentions: pl.DataFrame, listed: pl.DataFrame) -> pl.DataFrame:
    """Keys of one form in one export, and all rows of one list, are as many accounts."""
    forms = mentions.select("key", pl.concat_str("export_id", form_of(), separator="#"))
    lists = listed.drop_nulls("key").select(
        "key", pl.concat_str("owner", "source", "exported_on", "list", separator="/")
    )
    groups = [frame.rename({frame.columns[1]: "group"}) for frame in (forms, lists)]
    return (
        pl.concat(groups)
        .filter(form_of().is_in(["id", "list"]))
        .select(pl.col("key").alias("node"), "group", pl.lit(value=False).alias("decided"))
    )


def _without(keys: pl.Series, *others: pl.Series) -> pl.Series:
    return keys.filter(~keys.is_in(pl.concat(others).implode()))


def _aliases(known: pl.DataFrame) -> pl.DataFrame:
    """Key and alias, of the aliases under which no export shows two keys."""
    pairs = known.filter(pl.col("alias").is_not_null()).select("export_id", "key", "alias").unique()
    shared = pairs.filter(pl.len().over("export_id", "alias") > 1)["alias"].unique()
    return pairs.filter(~pl.col("alias").is_in(shared.implode())).select("key", "alias").unique()


def _handle_edges(known: pl.DataFrame) -> pl.DataFrame:
    """X: a handle without an id is the one account that ever bore it."""
    bearers = (
        known.filter((form_of() == "id") & (pl.col("source") == "x"))
        .select("key", pl.format("x:@{}", pl.col("handle").str.to_lowercase()).alias("b"))
        .drop_nulls()
        .unique()
        .filter(pl.len().over("b") == 1)
    )
    return _edges(bearers.select(pl.col("key").alias("a"), "b"), 2)


def _name_edges(
    known: pl.DataFrame, listed: pl.DataFrame, aliases: pl.DataFrame, apart: pl.DataFrame
) -> pl.DataFrame:
    """Inside one owner's exports of one network, where no export shows two of the name."""
    named = (
        known.filter(form_of().is_in(["id", "list"]) & pl.col("folded").is_not_null())
        .with_columns(form_of().alias("form"))
        .select("export_id", "owner", "source", "form", "folded", "key")
        .unique()
    )
    unique = named.filter(
        pl.len().over("export_id", "form", "folded").max().over("owner", "source", "folded") == 1
    )
    rows = unique.join(listed.select("owner", "key").unique(), on=["owner", "key"], how="semi")
    by_list = rows.filter(pl.col("form") == "list")
    again = by_list.select(
        pl.col("key").min().over("owner", "source", "folded").alias("a"), pl.col("key").alias("b")
    )
    ids = unique.filter(pl.col("form") == "id").select("owner", "source", "folded", "key").unique()
    by_id = _of_one_account(ids, aliases, apart)
    without_id = by_list.join(by_id, on=["owner", "source", "folded"]).select(
        pl.col("key").alias("a"), "b"
    )
    return pl.concat([_edges(again, 3), _edges(without_id, 4)])


def _of_one_account(ids: pl.DataFrame, aliases: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """The id that a name stands for: the only one, or the smallest of one account's.

    A member who changed the address of the profile has two ids under the name, joined by an alias.
    """
    name = ["owner", "source", "folded"]
    several = ids.filter(pl.len().over(name) > 1)
    joined = aliases.join(several.select("key").unique(), on="key", how="semi")
    roots = unite(
        pl.concat([several["key"], joined["alias"]]).unique(),
        _edges(joined.select(pl.col("key").alias("a"), pl.col("alias").alias("b")), 1),
        apart,
    )
    return (
        ids.join(roots, left_on="key", right_on="node", how="left")
        .with_columns(pl.coalesce("root", "key").alias("root"))
        .group_by(name)
        .agg(pl.col("key").min().alias("b"), pl.col("root").n_unique().alias("n"))
        .filter(pl.col("n") == 1)
        .drop("n")
    )


def _edges(pairs: pl.DataFrame, rank: int) -> pl.DataFrame:
    return (
        pairs.filter(pl.col("a") != pl.col("b"))
        .unique()
        .with_columns(pl.lit(rank).alias("rank"), pl.lit(value=False).alias("forced"))
        .select(_EDGE)
    )


def _named_by_best_key(roots: pl.DataFrame) -> pl.DataFrame:
    """The account is called by its smallest key, ids before handles before what one list shows."""
    forms = {"id": 0, "handle": 1, "list": 2, "name": 3}
    ranked = roots.with_columns(form_of("node").replace_strict(forms).alias("form"))
    return ranked.select(
        pl.col("node").alias("key"),
        pl.col("node").sort_by("form", "node").first().over("root").alias("account_id"),
    )


def _named_in_threads(
    names: pl.Series, accounts: pl.DataFrame, known: pl.DataFrame, listed: pl.DataFrame
) -> pl.DataFrame:
    bare = pl.DataFrame({"key": names}).with_columns(
        source_of().alias("source"), pl.col("key").str.extract(r"^[^:]+:\?(.*)$", 1).alias("rest")
    )
    members = listed.filter(form_of() != "name").select("owner", "key").unique()
    candidates = (
        known.join(members, on=["owner", "key"], how="semi")
        .join(accounts, on="key")
        .filter(pl.col("folded").is_not_null())
        .select("source", pl.format("{}/{}", "owner", "folded").alias("rest"), "account_id")
        .unique()
        .group_by("source", "rest")
        .agg(pl.len().alias("n"), pl.col("account_id").min())
    )
    return bare.join(candidates, on=["source", "rest"], how="left").select(
        "key",
        pl.when(pl.col("n").is_null())
        .then("key")
        .when(pl.col("n") == 1)
        .then("account_id")
        .alias("account_id"),
    )
