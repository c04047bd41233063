"""splink 5 (Fellegi and Sunter's model, trained without labels) on the same records.

Names are taken apart as netgraph does it, so that what differs is the judgement and not the
preparation. Two records of one network in one export are never offered: splink is spared them by
its blocking rules.
"""

import time

import duckdb
import polars as pl
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from netgraph.identity.names import taken_apart
from netgraph.text import fold_company

#: Probabilities from which on a pair is made one, or offered: so that seed 1 has the precision that
#: is asked for, and the recall that is.
AUTOMATIC, REVIEW = 0.9999995, 0.2


def resolved(found: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, float]:
    """Who is one, and who is offered.

    Returns:
        key, person_id; person_a, person_b; seconds, the preparation included.
    """
    started = time.perf_counter()
    con = duckdb.connect()
    linker = Linker(DuckDBAPI(con).register(_prepared(found).to_arrow()), _settings())
    _train(linker)
    predicted = linker.inference.predict(threshold_match_probability=REVIEW)
    pairs = pl.DataFrame(predicted.as_duckdbpyrelation().to_arrow_table())
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=AUTOMATIC
    )
    made = pl.DataFrame(clusters.as_duckdbpyrelation().to_arrow_table())
    persons = made.select(
        pl.col("unique_id").alias("key"),
        pl.col("unique_id").min().over("cluster_id").alias("person_id"),
    )
    offered = _between(pairs, persons)
    return persons, offered, time.perf_counter() - started


def _prepared(found: pl.DataFrame) -> pl.DataFrame:
    """One row per record, each column comparable."""
    apart = taken_apart(found["name"]).select("name", "ascii", "given", "surname")
    companies = found["company"].unique().drop_nulls()
    folded = pl.Series([fold_company(c) for c in companies], dtype=pl.String)
    letters = pl.coalesce("handle", pl.col("emails").list.first().str.extract("^(.*)@"))
    network = pl.concat_str("owner", "source", separator="/")
    return found.join(apart, on="name", how="left", maintain_order="left").select(
        pl.col("key").alias("unique_id"),
        "given",
        "surname",
        pl.col("ascii").alias("whole"),
        # addresses: one human may have several of them
        pl.when(~pl.col("source").is_in(["mail", "calendar"]))
        .then(network)
        .otherwise("key")
        .alias("network"),
        pl.when(pl.col("emails").list.len() > 0).then("emails").alias("emails"),
        pl.col("phones").list.first().alias("phone"),
        pl.col("company").replace_strict(companies, folded, default=None).alias("company"),
        letters.str.replace_all(r"[^\p{L}]", "").alias("handle"),
    )


def _settings() -> SettingsCreator:
    apart = "and l.network <> r.network"
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ForenameSurnameComparison(
                "given", "surname", forename_surname_concat_col_name="whole"
            ),
            cl.ArrayIntersectAtSizes("emails", 1),
            cl.ExactMatch("phone"),
            cl.ExactMatch("company").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("handle", [0.95]),
        ],
        blocking_rules_to_generate_predictions=[
            f"l.whole = r.whole {apart}",
            f"l.surname = r.surname and substr(l.given, 1, 1) = substr(r.given, 1, 1) {apart}",
            f"l.given = r.given and l.company = r.company {apart}",
            f"l.emails[1] = r.emails[1] {apart}",
            f"l.phone = r.phone {apart}",
            f"l.handle = r.handle {apart}",
        ],
        retain_intermediate_calculation_columns=False,
    )


def _train(linker: Linker) -> None:
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("whole"), "l.emails[1] = r.emails[1]"], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("whole"))
    training.estimate_parameters_using_expectation_maximisation("l.emails[1] = r.emails[1]")
    training.estimate_parameters_using_expectation_maximisation(block_on("handle"))


def _between(pairs: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    for end in "lr":
        sided = persons.rename({"key": f"unique_id_{end}", "person_id": f"person_{end}"})
        pairs = pairs.join(sided, on=f"unique_id_{end}")
    return (
        pairs.select(
            pl.min_horizontal("person_l", "person_r").alias("person_a"),
            pl.max_horizontal("person_l", "person_r").alias("person_b"),
        )
        .filter(pl.col("person_a") != pl.col("person_b"))
        .unique()
    )
