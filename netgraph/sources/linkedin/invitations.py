"""Invitations.csv of both eras: who asked whom to connect, never with which words."""

import polars as pl

from netgraph.schemas import ACCOUNTS, OWNERS
from netgraph.sources.linkedin.cells import (
    ADDRESS,
    bare_keys,
    digests,
    minutes,
    profile_keys,
    profile_urls,
)
from netgraph.sources.linkedin.part import CLOCK_NOTE, Part, directed, rejected, unknown_columns
from netgraph.sources.tables import clean_column, read_table
from netgraph.sources.wording import wording

HEADER = ("From", "To", "Sent At", "Direction")
_ADDRESSES = ("inviterProfileUrl", "inviteeProfileUrl")  # since late 2023
_NOTE = "Message"
# What LinkedIn proposes, or proposed once. English, French and Italian were seen quoted in public;
# the others are its sentence in the languages of its pages. One that is wrong matches nobody's own.
DEFAULTS = (
    "I'd like to add you to my professional network on LinkedIn.",
    "I'd like to add you to my professional network.",
    "Hi, I'd like to join your LinkedIn network.",
    "Hi, I'd like to connect with you on LinkedIn.",
    "Since you are a person I trust, I wanted to invite you to join my network on LinkedIn.",
    "J'aimerais vous ajouter à mon réseau professionnel sur LinkedIn.",
    "Je vous invite à faire partie de mon réseau professionnel sur LinkedIn.",
    "Bonjour, je souhaiterais rejoindre votre réseau LinkedIn.",
    "Vorrei aggiungerti alla mia rete professionale su LinkedIn.",
    "Ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
    "Ich möchte Sie gerne in mein berufliches Netzwerk auf LinkedIn aufnehmen.",
    "Me gustaría añadirte a mi red profesional en LinkedIn.",
    "Me gustaría agregarte a mi red profesional en LinkedIn.",
    "Gostaria de adicioná-lo à minha rede profissional no LinkedIn.",
    "Gostaria de adicionar você à minha rede profissional no LinkedIn.",
    "Ik wil je graag toevoegen aan mijn professionele netwerk op LinkedIn.",
    "Ik zou u graag willen toevoegen aan mijn professionele netwerk op LinkedIn.",
    "Jag vill lägga till dig i mitt professionella nätverk på LinkedIn.",
    "Jeg vil gerne tilføje dig til mit professionelle netværk på LinkedIn.",
    "Jeg vil gjerne legge deg til i mitt profesjonelle nettverk på LinkedIn.",
    "Chciałbym dodać Cię do mojej sieci zawodowej w serwisie LinkedIn.",
    "Sizi LinkedIn'deki profesyonel ağıma eklemek istiyorum.",
    "Я хочу добавить вас в свою сеть профессиональных контактов в LinkedIn.",
)


def read(data: bytes, file: str) -> Part:
    """The invitations sent and received.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        Events with ids made of both keys and the minute, by the owner's wall clock, and how each
        is worded (null where the file has no column of notes); and the owner's account if all
        invitations agree on it. The notes are compared and dropped. Rejected: rows without readable
        time.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    known = (*_ADDRESSES, _NOTE)
    table = read_table(data, file, HEADER, known)
    missing = [c for c in known if c not in table.columns]
    whole = table.with_columns(pl.lit(None, dtype=pl.String).alias(c) for c in missing)
    rows = whole.select(
        "line",
        minutes(whole["Sent At"]),
        clean_column(whole["From"]).alias("from_name"),
        clean_column(whole["To"]).alias("to_name"),
        _keys(whole, "inviterProfileUrl", "From").alias("from_key"),
        _keys(whole, "inviteeProfileUrl", "To").alias("to_key"),
        pl.col("Direction").str.to_uppercase().alias("direction"),
        _NOTE,
    ).with_columns(pl.when(pl.col("at").is_null()).then(pl.lit("no readable date")).alias("reason"))
    kept = rows.filter(pl.col("reason").is_null())
    if _NOTE in table.columns:
        names = kept.select("from_name", "to_name")
        kept = kept.with_columns(wording(kept[_NOTE], names, kept["from_key"], DEFAULTS))
    kept = kept.drop(_NOTE)
    ids = digests(kept["from_key"], kept["to_key"], kept["at"])
    events, audiences = directed(kept.with_columns(ids), "invitation", "network")
    return Part(
        file=file,
        rows=rows.height,
        owners=_owner(kept),
        accounts=_accounts(kept),
        events=events.unique("event", maintain_order=True),
        audiences=audiences,
        rejects=rejected(rows, file),
        notes=(
            *unknown_columns(table, HEADER + known),
            *((CLOCK_NOTE,) if kept.height else ()),
        ),
    )


def _keys(table: pl.DataFrame, address: str, name: str) -> pl.Series:
    addressed = profile_keys(table[address])
    return addressed.zip_with(addressed.is_not_null(), bare_keys(table[name]))


def _people(kept: pl.DataFrame) -> pl.DataFrame:
    return pl.concat(
        kept.select(
            pl.col(f"{end}_key").alias("key"),
            pl.col(f"{end}_name").alias("name"),
            (pl.col("direction") == direction).alias("own"),
        )
        for end, direction in (("from", "OUTGOING"), ("to", "INCOMING"))
    )


def _owner(kept: pl.DataFrame) -> pl.DataFrame:
    """The one address from which outgoing ones leave and at which incoming ones arrive."""
    own = _people(kept).filter("own", pl.col("key").str.starts_with(ADDRESS))
    told = own.group_by("key").agg(pl.col("name").drop_nulls().mode().min())
    evidence = told.with_columns(pl.lit("invitations").alias("evidence"))
    return OWNERS.of(evidence if evidence.height == 1 else evidence.clear())


def _accounts(kept: pl.DataFrame) -> pl.DataFrame:
    named = _people(kept).drop_nulls(["key", "name"]).select("key", "name")
    known = named.unique(maintain_order=True)
    return ACCOUNTS.of(known.with_columns(profile_urls(known["key"])))
