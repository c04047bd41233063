"""Which persons are worth comparing: those who share something that few share."""

import logging

import polars as pl

from netgraph.identity.names import roots

log = logging.getLogger(__name__)

#: Persons in one block who are all compared with each other; larger ones are divided.
MANY = 40
_KEYS = ("email", "handle", "link", "mailbox", "phone", "role", "shared")
_DIVIDING = ("domain", "firm", "handle", "owner", "place", "school")
_HEAD = 4  # letters of a surname that a typing error further on leaves whole


def candidates(borne: pl.DataFrame, names: pl.DataFrame, traits: pl.DataFrame) -> pl.DataFrame:
    """Pairs of persons who share an identifier, a name in some likeness, or a handle.

    A block of more than `MANY` persons (a common name) is divided by owner, employer, mail domain,
    handle, place and school: what is that common says nothing by itself, and a pair that shares
    nothing else would not be offered anyway. Parts that are too large even so are left out and
    counted in the log.

    Args:
        borne: id, full: their names.
        names: The names taken apart, one row per full.
        traits: id, kind, value.

    Returns:
        One row per pair: a, b (the smaller first).
    """
    told = borne.join(names, on="full")
    blocks = pl.concat(
        [
            _block(traits.filter(pl.col("kind").is_in(_KEYS)), "kind", "value"),
            _block(told, pl.lit("bag"), "bag"),
            *_by_parts(told),
            *_by_handle(told, traits),
            *_by_firm(told, traits),
        ]
    ).unique()
    sized = blocks.filter(pl.len().over("block") > 1).with_columns(
        pl.len().over("block").alias("size")
    )
    small, large = sized.filter(pl.col("size") <= MANY), sized.filter(pl.col("size") > MANY)
    dividing = traits.filter(pl.col("kind").is_in(_DIVIDING))
    parts = (
        large.join(dividing, on="id")
        .select("id", pl.concat_str("block", "kind", "value", separator="|").alias("block"))
        .unique()
        .with_columns(pl.len().over("block").alias("size"))
    )
    divided, left_out = parts.filter(pl.col("size") <= MANY), parts.filter(pl.col("size") > MANY)
    if large.height:
        log.info(
            "identity: %d common names divided, %d parts of them too common even so",
            large["block"].n_unique(),
            left_out["block"].n_unique(),
        )
    return pl.concat([_pairs(small), _pairs(divided)]).unique()


def name_forms(told: pl.DataFrame) -> pl.DataFrame:
    """How a name is written as a handle.

    Args:
        told: id, full, given, surname.

    Returns:
        id, full, form, is_whole (given name and surname; else an initial and the surname).
    """
    given, surname = pl.col("given"), pl.col("surname")
    initial = given.str.head(1)
    forms = {
        (True, 1): pl.concat_str(given, surname),
        (True, 2): pl.concat_str(surname, given),
        (False, 1): pl.concat_str(initial, surname),
        (False, 2): pl.concat_str(surname, initial),
    }
    named = told.filter(given.str.len_chars() > 1).drop_nulls("surname")
    return pl.concat(
        named.select("id", "full", form.alias("form"), pl.lit(whole).alias("is_whole"))
        for (whole, _), form in forms.items()
    ).unique()


def _block(frame: pl.DataFrame, kind: str | pl.Expr, *value: str | pl.Expr) -> pl.DataFrame:
    return frame.select(
        "id", pl.concat_str(kind, *value, separator="|").alias("block")
    ).drop_nulls()


def _by_parts(told: pl.DataFrame) -> list[pl.DataFrame]:
    """Surname with whatever the given name can stand for; the head of the surname with the name."""
    whole = told.drop_nulls(["given", "surname"])
    given = whole.explode("first")
    rooted = given.join(roots(given["first"]), left_on="first", right_on="given")
    by_surname = rooted.explode("last")
    initials = given.explode("last")
    head = pl.col("surname").str.head(_HEAD)
    return [
        _block(by_surname, pl.lit("root"), "root", "last"),
        _block(initials, pl.lit("initial"), pl.col("first").str.head(1), "last"),
        _block(rooted, pl.lit("head"), "root", head),
    ]


def _by_handle(told: pl.DataFrame, traits: pl.DataFrame) -> list[pl.DataFrame]:
    spellings = traits.filter(pl.col("kind") == "spelling")
    return [
        _block(spellings, pl.lit("spelling"), "value"),
        _block(name_forms(told), pl.lit("spelling"), "form"),
    ]


def _by_firm(told: pl.DataFrame, traits: pl.DataFrame) -> list[pl.DataFrame]:
    """A surname may change with a marriage, an employer's name stays in the address."""
    firms = traits.filter(pl.col("kind").is_in(["firm", "domain"])).select("id", "value")
    given = told.drop_nulls("given").select("id", pl.col("given"))
    rooted = given.join(roots(given["given"]), on="given").join(firms, on="id")
    return [_block(rooted, pl.lit("firm"), "root", "value")]


def _pairs(blocks: pl.DataFrame) -> pl.DataFrame:
    members = blocks.select(pl.col("block").cast(pl.Categorical).to_physical(), "id")
    return (
        members.join(members, on="block")
        .filter(pl.col("id") < pl.col("id_right"))
        .select(pl.col("id").alias("a"), pl.col("id_right").alias("b"))
        .unique()
    )
