"""Names for clusters, from what their members share."""

import polars as pl

FIELDS = ("company", "school", "location")  # what people can share, the first wins ties
MIN_SUPPORT = 0.30  # share of the members who have the value
MIN_LIFT = 2.0  # how many times as common as among all contacts of the owner
MIN_SHARERS = 2
PRIOR_PEOPLE = 10.0  # how many contacts' worth of belief in the owner's usual mix

RANKS = list(range(len(FIELDS)))
CLUSTER = ["owner", "cluster_id"]


def label_clusters(
    members: pl.DataFrame, people: pl.DataFrame, degree: pl.DataFrame
) -> pl.DataFrame:
    """Name each cluster after a company, school or place its members share, else after a person.

    A value names a cluster when at least 30 % of the members, and two of them, have it, and it is
    at least twice as common there as among all contacts of the owner. The best by log-odds with
    an informative prior comes first, a second one is added: 'A / B'. Otherwise 'around <name of
    the member with most links>'.

    Args:
        members: One row per clustered contact: owner, cluster_id, person_id.
        people: One row per person: person_id, name, and any of company, school, location.
        degree: One row per owner and contact, clustered or not: owner, person_id, links.

    Returns:
        One row per cluster: owner, cluster_id, label, label_basis (the fields it comes from, as
        'company / location', or 'member'). Both null when nothing is shared and nobody has a name.

    References:
        Monroe, Colaresi, Quinn (2008), doi 10.1093/pan/mpn018, section 3.3.2.
    """
    around = _most_linked(members, people, degree)
    return (
        members.select(CLUSTER)
        .unique()
        .join(_shared(members, _values(people), degree), on=CLUSTER, how="left")
        .join(around, on=CLUSTER, how="left")
        .select(
            *CLUSTER,
            label=pl.coalesce("label", pl.format("around {}", "name")),
            label_basis=pl.when(pl.col("label").is_not_null())
            .then("label_basis")
            .when(pl.col("name").is_not_null())
            .then(pl.lit("member")),
        )
        .sort(CLUSTER)
    )


def _values(people: pl.DataFrame) -> pl.DataFrame:
    """One row per person and field: person_id, field, folded, value in its commonest spelling."""
    fields = [f for f in FIELDS if f in people.columns]
    long = (
        people.select("person_id", *fields)
        .unpivot(on=fields, index="person_id", variable_name="field", value_name="value")
        .with_columns(
            folded=pl.col("value").cast(pl.String).str.normalize("NFKC").str.to_lowercase()
        )
        .filter(pl.col("folded") != "")
    )
    spelling = (
        long.group_by("field", "folded", "value")
        .len()
        .sort("len", "value", descending=[True, False])
        .unique(["field", "folded"], keep="first", maintain_order=True)
    )
    return long.drop("value").join(spelling.drop("len"), on=["field", "folded"])


def _shared(members: pl.DataFrame, values: pl.DataFrame, degree: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster that values can name: owner, cluster_id, label, label_basis."""
    support = pl.col("here") / pl.col("members")
    usual = pl.col("everywhere") / pl.col("contacts")
    return (
        _counted(members, values, degree)
        .filter(pl.col("here") >= MIN_SHARERS, support >= MIN_SUPPORT, support >= MIN_LIFT * usual)
        .with_columns(score=_log_odds(), rank=pl.col("field").replace_strict(list(FIELDS), RANKS))
        .sort(*CLUSTER, "score", "rank", "folded", descending=[False, False, True, False, False])
        .unique([*CLUSTER, "folded"], keep="first", maintain_order=True)
        .group_by(CLUSTER, maintain_order=True)
        .agg(
            label=pl.col("value").head(2).str.join(" / "),
            label_basis=pl.col("field").head(2).str.join(" / "),
        )
    )


def _counted(members: pl.DataFrame, values: pl.DataFrame, degree: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster and value in it: who has it here and everywhere, out of how many."""
    has = ["field", "folded", "value"]
    here = members.join(values, on="person_id").group_by(*CLUSTER, *has).agg(here=pl.len())
    everywhere = (
        degree.join(values, on="person_id")
        .group_by("owner", "field", "folded")
        .agg(everywhere=pl.len())
    )
    return (
        here.join(everywhere, on=["owner", "field", "folded"])
        .join(members.group_by(CLUSTER).agg(members=pl.len()), on=CLUSTER)
        .join(degree.group_by("owner").agg(contacts=pl.len()), on="owner")
    )


def _log_odds() -> pl.Expr:
    """How surely the value is commoner in the cluster than outside it, in standard deviations."""
    prior = PRIOR_PEOPLE * pl.col("everywhere") / pl.col("contacts")
    inside = pl.col("here") + prior
    outside = pl.col("everywhere") - pl.col("here") + prior
    others = pl.col("members") + PRIOR_PEOPLE - inside
    others_outside = pl.col("contacts") - pl.col("members") + PRIOR_PEOPLE - outside
    difference = (inside / others).log() - (outside / others_outside).log()
    return difference / (1 / inside + 1 / outside).sqrt()


def _most_linked(members: pl.DataFrame, people: pl.DataFrame, degree: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster with a named member: owner, cluster_id, name of the most linked."""
    return (
        members.join(people.select("person_id", "name").drop_nulls(), on="person_id")
        .join(degree.select("owner", "person_id", "links"), on=["owner", "person_id"])
        .sort("links", "person_id", descending=[True, False])
        .unique(CLUSTER, keep="first", maintain_order=True)
        .select(*CLUSTER, "name")
    )
