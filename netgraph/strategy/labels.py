"""Names for clusters, from what their members share."""

import polars as pl

# What people can share; the first wins ties. Half the world has one of the last two.
FIELDS = ("company", "school", "group", "domain", "location", "position")
BROAD = ("location", "position")
MIN_SUPPORT = 0.30  # share of the members who have the value
MIN_LIFT = 2.0  # how many times as common as among all contacts of the owner
MIN_SHARERS = 2
MIN_SUPPORT_BROAD = 0.50
MIN_SHARERS_BROAD = 3
PRIOR_PEOPLE = 10.0  # how many contacts' worth of belief in the owner's usual mix
MIN_STABILITY = 0.60  # below it a cluster may well be a trick of the data

RANKS = list(range(len(FIELDS)))
CLUSTER = ["owner", "cluster_id"]
OWN = "you"  # label_basis of what the owner decided


def label_clusters(
    clusters: pl.DataFrame,
    members: pl.DataFrame,
    values: pl.DataFrame,
    contacts: pl.DataFrame,
    own: pl.DataFrame,
) -> pl.DataFrame:
    """Name each cluster as its owner does, else after what its members share, else after a person.

    A value can name a cluster when two of the members have it and it is at least twice as common
    there as among all contacts of the owner; it does when 30 % of the members have it. A place or
    a position needs three members and half of them. The best by log-odds with an informative prior
    comes first, a second one is added: 'A / B'. Where no value has 30 % alone but the best two have
    together, the cluster is 'mixed: A / B'; else 'around <name of the member with most links>'. A
    name after what is shared begins with 'perhaps' where the cluster's stability is below .6.

    Args:
        clusters: One row per cluster: owner, cluster_id, stability (null: not judged).
        members: One row per clustered contact: owner, cluster_id, person_id.
        values: One row per owner, contact and thing known of them: owner, person_id, field (one
            of FIELDS), folded (what its spellings share), value (a spelling; null where only the
            folded form is known).
        contacts: One row per owner and contact, clustered or not: owner, person_id, name, links.
        own: The owners' own labels, the last word last: owner, cluster_id, label (null: none any
            more).

    Returns:
        One row per cluster: owner, cluster_id, label, label_basis ('you', the fields it comes
        from, as 'company / location', or 'member'). Both null when nothing is shared and nobody
        has a name.

    References:
        Monroe, Colaresi, Quinn (2008), doi 10.1093/pan/mpn018, section 3.3.2; stability: Hennig
        (2007), doi 10.1016/j.csda.2006.11.025.
    """
    decided = own.unique(CLUSTER, keep="last", maintain_order=True).select(*CLUSTER, own="label")
    unsure = pl.col("stability") < MIN_STABILITY
    shared = (
        pl.when(unsure).then(pl.format("perhaps {}", "label")).otherwise(pl.col("label"))
    )  # null stays null
    return (
        clusters.select(*CLUSTER, "stability")
        .join(_shared(members, _spelled(values), contacts), on=CLUSTER, how="left")
        .join(_most_linked(members, contacts), on=CLUSTER, how="left")
        .join(decided, on=CLUSTER, how="left")
        .select(
            *CLUSTER,
            label=pl.coalesce("own", shared, pl.format("around {}", "name")),
            label_basis=pl.when(pl.col("own").is_not_null())
            .then(pl.lit(OWN))
            .when(pl.col("label").is_not_null())
            .then("label_basis")
            .when(pl.col("name").is_not_null())
            .then(pl.lit("member")),
        )
        .sort(CLUSTER)
    )


def _spelled(values: pl.DataFrame) -> pl.DataFrame:
    """Each person's values once, in their commonest spelling: owner, person_id, field, folded."""
    spelling = (
        values.filter(pl.col("value").is_not_null())
        .group_by("field", "folded", "value")
        .len()
        .sort("len", "value", descending=[True, False])
        .unique(["field", "folded"], keep="first", maintain_order=True)
    )
    return (
        values.select("owner", "person_id", "field", "folded")
        .unique()
        .join(spelling.drop("len"), on=["field", "folded"])
    )


def _shared(members: pl.DataFrame, values: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster that values can name: owner, cluster_id, label, label_basis."""
    support, usual = pl.col("here") / pl.col("members"), pl.col("everywhere") / pl.col("contacts")
    is_broad = pl.col("field").is_in(BROAD)
    least = pl.when(is_broad).then(MIN_SHARERS_BROAD).otherwise(MIN_SHARERS)
    enough = pl.when(is_broad).then(MIN_SUPPORT_BROAD).otherwise(MIN_SUPPORT)
    best = (
        _counted(members, values, contacts)
        .filter(pl.col("here") >= least, support >= MIN_LIFT * usual)
        .with_columns(
            score=_log_odds(),
            rank=pl.col("field").replace_strict(list(FIELDS), RANKS, return_dtype=pl.Int64),
            names=support >= enough,
        )
        .filter(pl.col("names") | ~is_broad)
        .sort("names", "score", "rank", "folded", descending=[True, True, False, False])
        .unique([*CLUSTER, "folded"], keep="first", maintain_order=True)
        # beside a value that names the cluster, one that does not is no second name
        .filter(pl.col("names") == pl.col("names").first().over(CLUSTER))
        .with_columns(place=pl.int_range(pl.len()).over(CLUSTER))
        .filter(pl.col("place") < 2)
        .sort(*CLUSTER, "place")
    )
    together = (
        members.join(values, on=["owner", "person_id"])
        .join(best, on=[*CLUSTER, "field", "folded"])
        .group_by(CLUSTER)
        .agg(together=pl.col("person_id").n_unique() / pl.col("members").first())
    )
    return (
        best.group_by(CLUSTER, maintain_order=True)
        .agg(
            names="names",
            label=pl.col("value").str.join(" / "),
            label_basis=pl.col("field").str.join(" / "),
        )
        .join(together, on=CLUSTER)
        .with_columns(names=pl.col("names").list.first(), several=pl.col("names").list.len() > 1)
        .filter(pl.col("names") | (pl.col("several") & (pl.col("together") >= MIN_SUPPORT)))
        .select(
            *CLUSTER,
            pl.when("names")
            .then("label")
            .otherwise(pl.format("mixed: {}", "label"))
            .alias("label"),
            "label_basis",
        )
    )


def _counted(members: pl.DataFrame, values: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster and value in it: who has it here and everywhere, out of how many."""
    has, among = ["field", "folded", "value"], contacts.select("owner", "person_id")
    person = ["owner", "person_id"]
    here = members.join(values, on=person).group_by(*CLUSTER, *has).agg(here=pl.len())
    everywhere = (
        among.join(values, on=person).group_by("owner", "field", "folded").agg(everywhere=pl.len())
    )
    return (
        here.join(everywhere, on=["owner", "field", "folded"])
        .join(members.group_by(CLUSTER).agg(members=pl.len()), on=CLUSTER)
        .join(among.group_by("owner").agg(contacts=pl.len()), on="owner")
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


def _most_linked(members: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """One row per cluster with a named member: owner, cluster_id, name of the most linked."""
    return (
        members.join(contacts.filter(pl.col("name").is_not_null()), on=["owner", "person_id"])
        .sort("links", "person_id", descending=[True, False])
        .unique(CLUSTER, keep="first", maintain_order=True)
        .select(*CLUSTER, "name")
    )
