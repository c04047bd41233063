"""What measuring gives: frames, one row per ..., in order."""

from dataclasses import dataclass, fields

import polars as pl

from netgraph.schemas import BOOL, FLOAT, INT, TEXT, Frame

OWNER_METRICS = Frame(
    "owner_metrics",
    "owner",
    {
        "owner": TEXT,
        "contacts": INT,
        "second_degree": INT,  # distinct people; null: no contact's links to others are seen
        "constraint": FLOAT,  # this and the next three: null below min_coverage or undefined
        "effective_size": FLOAT,
        "efficiency": FLOAT,
        "hierarchy": FLOAT,
        "coverage": FLOAT,  # null: no contacts
        "links_among": INT,  # seen links among the contacts
        "betweenness_exact": BOOL,  # false: estimated from pivots
    },
    ("owner", "contacts", "links_among", "betweenness_exact"),
)
CLUSTERS = Frame(
    "clusters",
    "cluster of an owner's contacts, the largest first",
    {"owner": TEXT, "cluster_id": TEXT, "size": INT, "stability": FLOAT},
    ("owner", "cluster_id", "size"),
)
CLUSTER_MEMBERS = Frame(
    "cluster_members",
    "contact with a link to another contact",
    {"owner": TEXT, "cluster_id": TEXT, "person_id": TEXT},
    ("owner", "cluster_id", "person_id"),
)
PEOPLE = Frame(
    "people",
    "owner and contact",
    {
        "owner": TEXT,
        "person_id": TEXT,
        "is_cut_point": BOOL,  # this and betweenness: null when not observed
        "betweenness": FLOAT,
        "participation": FLOAT,  # null without links to other contacts
        "clusters_joined": INT,
        "links": INT,  # to other contacts
        "observed": BOOL,  # has any link to somebody but the owner
    },
    ("owner", "person_id", "clusters_joined", "links", "observed"),
)
BRIDGE_TIES = Frame(
    "bridge_ties",
    "link among an owner's contacts that alone joins two parts; person_a < person_b",
    {"owner": TEXT, "person_a": TEXT, "person_b": TEXT},
    ("owner", "person_a", "person_b"),
)
REACH = Frame(
    "reach",
    "owner and contact",
    {
        "owner": TEXT,
        "person_id": TEXT,
        "reach": INT,  # both null when no link that could lead on is seen
        "exclusive_reach": INT,
    },
    ("owner", "person_id"),
)
BACKBONE = Frame(
    "backbone",
    "link among an owner's contacts that clusters rest on; person_a < person_b",
    {"owner": TEXT, "person_a": TEXT, "person_b": TEXT, "weight": FLOAT},
    ("owner", "person_a", "person_b", "weight"),
)
LAYOUT = Frame(
    "layout",
    "owner and contact",
    {"owner": TEXT, "person_id": TEXT, "x": FLOAT, "y": FLOAT},
    ("owner", "person_id", "x", "y"),
)

KINDS = (
    *(OWNER_METRICS, CLUSTERS, CLUSTER_MEMBERS, PEOPLE),
    *(BRIDGE_TIES, REACH, BACKBONE, LAYOUT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """All structural measures of a batch of owners, each frame sorted by its key."""

    owner_metrics: pl.DataFrame
    clusters: pl.DataFrame
    cluster_members: pl.DataFrame
    people: pl.DataFrame
    bridge_ties: pl.DataFrame
    reach: pl.DataFrame
    backbone: pl.DataFrame
    layout: pl.DataFrame

    @classmethod
    def none(cls) -> "Measures":
        """The frames of a batch without owners."""
        return cls(**{kind.name: kind.empty() for kind in KINDS})

    def frames(self) -> dict[str, pl.DataFrame]:
        """The frames by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}
