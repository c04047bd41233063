"""Whom the lines of decisions/key_people.csv and roles.csv mean, and which of them mean nobody."""

import polars as pl

from netgraph.identity.keys import identifier_of_url
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run

UNMATCHED = {"owner": pl.String, "file": pl.String, "person": pl.String, "reason": pl.String}

NO_CONTACT = "is no contact"


def decided(con: Connection, known: Known, file: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines about people, for each owner whom they concern, with the person each means.

    A text means a person as in `netgraph decide`: any key ever observed, a profile link, an e-mail,
    or a whole name; a name need only be that of one of the owner's contacts.

    Args:
        con: The writer's database.
        known: The owners.
        file: key_people or roles.

    Returns:
        lines: one row per owner and line: owner, line, person (as written), the other columns of
        the file, person_id, name (both null where the text means nobody or several), is_contact
        (of this owner, or one of those whom it can mean is). unmatched: what the owner should be
        told: owner, file, person, reason.
    """
    lines = con.sql(f"select rowid as line, * from decisions.{file} order by rowid").pl()
    owners = pl.DataFrame({"owner": known.owners}, schema={"owner": pl.String})
    for_all = lines.filter(pl.col("owner").is_null()).drop("owner").join(owners, how="cross")
    concerned = pl.concat(
        [
            lines.join(owners, on="owner").with_columns(is_named=pl.lit(True)),
            for_all.select(lines.columns).with_columns(is_named=pl.lit(False)),
        ]
    )
    judged = _judged(concerned, known.everybody.meant, known.contacts)
    # a line for all owners concerns those who have the person, and all if nobody has
    judged = judged.filter(pl.col("is_named") | pl.col("is_contact") | ~pl.col("is_others"))
    told = judged.filter(pl.col("reason").is_not_null()).select(
        "owner", "person", "reason", file=pl.lit(file)
    )
    unmatched = pl.concat([told.select(list(UNMATCHED)), strays(con, known, file, lines)])
    return judged.drop("reason", "is_named", "is_others"), unmatched.unique().sort(pl.all())


def strays(con: Connection, known: Known, file: str, lines: pl.DataFrame) -> pl.DataFrame:
    """Lines for somebody who is no owner: every owner is told, since nobody knows who was meant.

    Args:
        con: The writer's database.
        known: The owners.
        file: The file of the lines.
        lines: owner (null: all), person (as written).

    Returns:
        owner, file, person, reason.
    """
    everybody = con.sql("select owner from core.owners order by owner").pl()["owner"]
    stray = lines.filter(~pl.col("owner").is_in(everybody.to_list())).select(
        file=pl.lit(file),
        person="person",
        reason=pl.format("no owner is called {}", "owner"),
    )
    owners = pl.DataFrame({"owner": known.owners}, schema={"owner": pl.String})
    return owners.join(stray, how="cross").select(list(UNMATCHED))


def people_meant(con: Connection) -> pl.DataFrame:
    """Whom the texts of both files can mean.

    Returns:
        One row per text and person: text, person_id, name, is_contact (of anybody).
    """
    texts = con.sql(
        "select person from decisions.key_people union select person from decisions.roles "
        "order by person"
    )
    distinct = [text for (text,) in texts.fetchall()]
    if not distinct:
        return pl.DataFrame(
            schema={
                "text": pl.String,
                "person_id": pl.String,
                "name": pl.String,
                "is_contact": pl.Boolean,
            }
        )
    return run(con, "decided_people", texts=distinct, links=[_link(text) for text in distinct])


def _link(text: str) -> str:
    if text.startswith("@"):
        return f"x:{text.lower()}"
    return identifier_of_url(text) if "/" in text and "." in text else ""


def _judged(lines: pl.DataFrame, people: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    own = contacts.select("owner", "person_id", is_own=pl.lit(True))
    candidates = (
        lines.select("owner", "line", "person")
        .join(people, left_on="person", right_on="text")
        .join(own, on=["owner", "person_id"], how="left")
        .with_columns(pl.col("is_own").fill_null(False))
        .sort("owner", "line", "person_id")
    )
    own_first = (~pl.col("is_own"), pl.col("person_id"))
    found = candidates.group_by("owner", "line").agg(
        n=pl.len(),
        n_own=pl.col("is_own").sum(),
        known_to_any=pl.col("is_contact").any(),
        who=pl.col("person_id").sort_by(*own_first).head(5).str.join(", "),
        # the one who is a contact, else the only one there is
        meant=pl.col("person_id").sort_by(*own_first).first(),
        named=pl.col("name").sort_by(*own_first).first(),
    )
    joined = lines.join(found, on=["owner", "line"], how="left").sort("owner", "line")
    is_one = (pl.col("n_own") == 1) | ((pl.col("n_own") == 0) & (pl.col("n") == 1))
    reason = (
        pl.when(pl.col("n").is_null())
        .then(pl.lit("nobody in the exports is called so"))
        .when(~is_one)
        .then(pl.format("can be several people: {}; write the one you mean", "who"))
        .when(pl.col("n_own") == 0)
        .then(pl.lit(NO_CONTACT))
    )
    return joined.select(
        *lines.columns,
        person_id=pl.when(is_one).then("meant"),
        name=pl.when(is_one).then("named"),
        is_contact=pl.col("n_own").fill_null(0) > 0,
        is_others=(pl.col("n_own") == 0) & pl.col("known_to_any").fill_null(False),
        reason=reason,
    )
