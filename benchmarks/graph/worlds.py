"""Graphs to measure: public ones from disk, and seeded random ones of any size."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

DATA = Path(__file__).parents[3] / "shared" / "data"
PUBLIC = ("ego-facebook-2012-12-31", "email-eu-core-2005-05-31")
CIRCLE = 50  # people who mostly know each other
INSIDE = 0.7  # share of links that stay in the circle


class World(NamedTuple):
    """What `prepare` and `measure` take."""

    owners: pl.DataFrame
    contacts: pl.DataFrame
    links: pl.DataFrame


def public(name: str) -> World:
    """A research graph in the neutral format; an owner's tie to a contact is a link too."""
    contacts = pl.read_csv(DATA / name / "contacts.csv").select("owner", person_id="id")
    pairs = contacts.select(a="owner", b="person_id")
    if (links := DATA / name / "links.csv").exists():
        pairs = pl.concat([pairs, pl.read_csv(links).select("a", "b")])
    owners = contacts.select("owner").unique().with_columns(person_id="owner")
    return World(owners, contacts, _links(pairs))


def team(links: int, owners: int) -> World:
    """About this many links, ten per five people, in circles; the first people own their lists."""
    pairs = _circles(links // 5, links)
    both = pl.concat([pairs, pairs.select(a="b", b="a")])
    names = pl.DataFrame({"owner": [f"p{i}" for i in range(owners)]})
    contacts = both.join(names, left_on="a", right_on="owner", how="semi")
    return World(
        names.with_columns(person_id="owner"),
        contacts.select(owner="a", person_id="b").unique(),
        _links(pairs),
    )


def hub(contacts: int) -> World:
    """One owner tied to everybody, three links per contact among them."""
    pairs = _circles(contacts, 3 * contacts)
    rows = pl.DataFrame({"owner": "me", "person_id": [f"p{i}" for i in range(contacts)]})
    ties = rows.select(a="owner", b="person_id")
    me = pl.DataFrame({"owner": ["me"], "person_id": ["me"]})
    return World(me, rows, _links(pl.concat([pairs, ties])))


def _circles(people: int, links: int) -> pl.DataFrame:
    draw = np.random.default_rng(1)
    a = draw.integers(0, people, links)
    near = np.minimum(a // CIRCLE * CIRCLE + draw.integers(0, CIRCLE, links), people - 1)
    b = np.where(draw.random(links) < INSIDE, near, draw.integers(0, people, links))
    numbered = pl.DataFrame({"a": a, "b": b}).filter(pl.col("a") != pl.col("b"))
    return numbered.select(pl.format("p{}", c).alias(c) for c in ("a", "b"))


def _links(pairs: pl.DataFrame) -> pl.DataFrame:
    ends = pairs.select(person_a=pl.min_horizontal("a", "b"), person_b=pl.max_horizontal("a", "b"))
    return ends.unique().with_columns(weight=1.0, copresence=pl.lit(None, pl.Float64), reaches=True)
