"""Who may be a contact already, under an account that nothing has joined to the contact's yet."""

import polars as pl

from netgraph.identity.keys import folded
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run


def folded_names(con: Connection) -> pl.DataFrame:
    """One row per person who has a name: person_id, folded."""
    people = run(con, "advice_names")
    return people.select("person_id", folded(people["name"]).alias("folded"))


def namesakes(con: Connection, known: Known) -> pl.DataFrame:
    """People who may be one of an owner's contacts: a match that waits, or the same folded name.

    Who was decided to be another than a contact is no namesake of that contact.

    Args:
        con: The writer's database.
        known: The owners, their contacts and the paths behind these.

    Returns:
        One row per owner and such person, neither a contact nor the owner: owner, person_id,
        contact_id (whom the person may be; one whose match waits before one of the same name, then
        the first by id), is_pending (whether a match waits), is_left_out (whether the person is one
        introduction away). Without rows where nobody has a name or waits.
    """
    alike, names = known.everybody.alike, known.everybody.names
    contacts = known.contacts.select("owner", "person_id").join(names, on="person_id", how="left")
    contacts = contacts.rename({"person_id": "contact_id"})
    pending = _both_ways(alike.filter("is_pending"))
    different = _both_ways(alike.filter(~pl.col("is_pending")))
    ours = con.sql("select owner, person_id from core.owners").pl()
    pair = ("owner", "person_id")
    return (
        pl.concat(
            [
                _found(contacts, pending, "contact_id", is_pending=True),
                _found(contacts, names, "folded", is_pending=False),
            ]
        )
        .join(different, on=["contact_id", "person_id"], how="anti")
        .join(known.contacts, on=pair, how="anti")
        .join(ours, on=pair, how="anti")
        .sort(*pair, "is_pending", "contact_id", descending=[False, False, True, False])
        .unique(pair, keep="first", maintain_order=True)
        .join(
            known.paths.select(*pair, pl.lit(value=True).alias("is_left_out")).unique(),
            on=pair,
            how="left",
            maintain_order="left",
        )
        .with_columns(pl.col("is_left_out").fill_null(value=False))
    )


def _found(
    contacts: pl.DataFrame, people: pl.DataFrame, by: str, *, is_pending: bool
) -> pl.DataFrame:
    """Contacts and whom they share a value with; null is shared with nobody."""
    return contacts.join(people, on=by).select(
        "owner", "person_id", "contact_id", pl.lit(is_pending).alias("is_pending")
    )


def _both_ways(pairs: pl.DataFrame) -> pl.DataFrame:
    ends = [
        {"person_a": a, "person_b": b}
        for a, b in (("contact_id", "person_id"), ("person_id", "contact_id"))
    ]
    return pl.concat(
        [pairs.rename(names).select("contact_id", "person_id") for names in ends]
    ).unique()
