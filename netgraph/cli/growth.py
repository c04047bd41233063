"""The command that tells how networks grow, and of the way back after a great loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, home_of
from netgraph.cli.parts import Parts, tell, worded

if TYPE_CHECKING:
    import polars as pl

    from netgraph.pipeline import ask
else:
    pl = Late("polars")
    ask = Late("netgraph.pipeline.ask")


_QUESTIONS = {
    "networks": "how_did_my_networks_grow",
    "together": "how_did_all_my_networks_grow",
    "survival": "how_long_do_ties_last",
    "rebuild": "how_far_am_i_back",
    "partings": "what_did_great_losses_cost",
}
_NETWORKS = {
    "source": "network",
    "exported_on": "export",
    "size": "contacts",
    "added": "new",
    "removed": "gone",
    "returned": "back again",
    "retention": "stayed",
    "turnover": "turnover",
    "rebuilt": "rebuilt",
}
_TOGETHER = {
    "exported_on": "day",
    "networks": "networks",
    "size": "people",
    "added": "new",
    "removed": "gone",
    "returned": "back again",
    "first_listed": "first listed",
    "retention": "stayed",
    "turnover": "turnover",
}
_SURVIVAL = {
    "source": "network",
    "age_days": "days",
    "surviving_least": "still there, at least",
    "surviving_most": "at most",
    "at_risk": "under watch",
    "from_days": "of ties that reached",
}
_BACK = {
    "source": "network",
    "reset_on": "lost on",
    "days": "days",
    "size_before": "before",
    "size": "now",
    "back": "back",
    "rebuilt": "share",
    "rebuilt_strength": "strength",
    "new_people": "new",
    "invited_me": "invited me",
    "invited_by_me": "I invited",
}
_WORTH = {
    "source": "network",
    "reset_on": "lost on",
    "days": "days",
    "mean_strength_before": "strength before",
    "mean_strength": "strength now",
    "referenceable_before": "vouch before",
    "referenceable": "vouch now",
}
#: What a great loss cost: what it was before, and what is lost of it.
_COSTS = {
    "contacts, correspondents among them": ("contacts_before", "people"),
    "people one introduction away": ("reach_before", "reach_lost"),
    "strengths of the best paths to them, summed": ("path_strength_before", "path_strength_lost"),
    "strengths of the ties, summed": ("strength_before", "strength_lost"),
    "contacts who could vouch (A, B)": ("referenceable_before", "referenceable_lost"),
}


def growth(home: Home = None, owner: Owner = None, as_json: AsJson = False) -> None:
    """How the networks grew, how many came and went, how long ties last, the way back."""
    whose, found = ask.ask_each(home_of(home), _QUESTIONS, owner)
    nothing = "No list of contacts is in: nothing tells how the networks grew."
    tell(found, _briefly, nothing, owner=whose, as_json=as_json)


def _briefly(found: Parts) -> Parts:
    together, survival = found["together"], found["survival"]
    rebuild = _all_together(found["rebuild"].drop_nulls("reset_on"))
    return {
        "each network": worded(found["networks"], _NETWORKS),
        "all networks together, a person counts once": worded(
            together.filter(pl.col("networks").max().over("owner") > 1), _TOGETHER
        ),
        "how long ties last: the share still there at an age": worded(
            _all_together(survival.drop_nulls("surviving_most")), _SURVIVAL
        ),
        "the way back, days after a great loss: share of people, of strength": worded(
            rebuild, _BACK
        ),
        "mean strength, and the share who could vouch, before it and now": worded(rebuild, _WORTH),
        "what it cost, and what of that is lost still": _costs(found["partings"]),
    }


def _all_together(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("source").fill_null("together"))


def _costs(partings: pl.DataFrame) -> pl.DataFrame:
    """One row per owner, great loss and thing that it cost."""
    whole = partings.filter(scope="all").join(
        partings.filter(scope="still gone"), on=["owner", "reset_on"], suffix="_still"
    )
    return (
        pl.concat(
            whole.select(
                "owner",
                pl.col("reset_on").alias("lost on"),
                pl.lit(meaning).alias("meaning"),
                pl.col(before).cast(pl.Float64).alias("before"),
                pl.col(lost).cast(pl.Float64).alias("lost"),
                pl.col(f"{lost}_still").cast(pl.Float64).alias("lost still"),
            )
            for meaning, (before, lost) in _COSTS.items()
        )
        .drop_nulls("before")
        .sort("owner", "lost on", descending=[False, True], maintain_order=True)
    )
