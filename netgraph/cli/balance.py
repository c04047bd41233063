"""The command that tells how a network is spread, and what attention and networks go to."""

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
    "spread": "how_balanced_is_my_network",
    "attention": "where_does_my_attention_go",
    "networks": "what_is_each_network_for",
    "invitations": "how_do_my_invitations_fare",
    "openness": "how_open_was_my_network",
}
_LARGEST = {
    "attribute": "of",
    "top": "the largest",
    "top_share": "share",
    "own": "your own",
    "ei": "outside your own",
}
_ATTENTION = {
    "rhythm": "at least",
    "people": "people",
    "usual_people": "commonly",
    "contacts_a_year": "days a year",
    "attention_share": "share",
    "names": "the closest who come in",
}
_NETWORKS = {
    "source": "network",
    "context": "set as",
    "contacts": "contacts",
    "only_here": "only there",
    "in_touch": "in touch",
    "attention_share": "share of contact",
    "main_kind": "mostly",
}
_MIX = {
    "business_people": "business",
    "social_people": "social",
    "both_people": "both",
    "overlap_share": "overlap",
    "known_people": "in touch",
    "mixed_people": "over both",
    "blur": "blur",
}
_INVITATIONS = {
    "direction": "direction",
    "wording": "wording",
    "invitations": "invitations",
    "acceptance": "became a tie",
    "answer_share": "answered",
}
_OPENNESS = {
    "measured_on": "day",
    "contacts": "contacts",
    "coverage": "coverage",
    "constraint": "constraint",
    "constraint_higher": "higher than on",
    "effective_size": "effective size",
    "size_larger": "larger than on",
}
_CHANCE = {
    "measured_on": "day",
    "constraint": "constraint",
    "random_constraint": "by chance",
    "random_least": "least",
    "random_most": "most",
}


def balance(home: Home = None, owner: Owner = None, as_json: AsJson = False) -> None:
    """How evenly the network is spread, where attention goes, what each network is for."""
    whose, found = ask.ask_each(home_of(home), _QUESTIONS, owner)
    nothing = "Nothing is known yet that could be in or out of balance."
    tell(found, _briefly, nothing, owner=whose, as_json=as_json)


def _briefly(found: Parts) -> Parts:
    known = found["spread"].filter(pl.col("people") > 0)
    is_in_touch = pl.col("people").max().over("owner") > 0
    mix = found["networks"].select("owner", *_MIX).unique(maintain_order=True)
    wording = pl.col("wording").fill_null("not known")
    chance = found["openness"].drop_nulls("random_constraint")
    return {
        "how evenly contacts are spread: the chance that two differ": _spread(known),
        "the largest group; outside your own: -1 nobody, 1 everybody": worded(
            known.filter(among="contacts", weighted_by="count"), _LARGEST
        ),
        "attention: with how many there is contact how often": worded(
            found["attention"].filter(is_in_touch), _ATTENTION
        ),
        "what each network is for, this last year": worded(found["networks"], _NETWORKS),
        "contacts on business and on social networks": worded(
            mix.filter(pl.col("business_people") > 0, pl.col("social_people") > 0), _MIX
        ),
        "how invitations fare": worded(found["invitations"].with_columns(wording), _INVITATIONS),
        "how open the network was; lower constraint is more open": worded(
            _against_the_past(found["openness"]), _OPENNESS
        ),
        "constraint, and what as many ties at random would have": worded(chance, _CHANCE),
    }


def _spread(known: pl.DataFrame) -> pl.DataFrame:
    """One row per owner and attribute: by count, by strength, and of the key people."""
    key = ["owner", "attribute"]
    close, chosen = (
        known.filter(among=among, weighted_by=by).select(*key, pl.col("blau").alias(name))
        for among, by, name in (
            ("contacts", "strength", "by strength"),
            ("key people", "count", "key people"),
        )
    )
    return (
        known.filter(among="contacts", weighted_by="count")
        .join(close, on=key, how="left", maintain_order="left")
        .join(chosen, on=key, how="left", maintain_order="left")
        .select(
            "owner",
            pl.col("attribute").alias("of"),
            pl.col("people").alias("known of"),
            "groups",
            pl.col("blau").alias("by count"),
            "by strength",
            "key people",
            pl.col("entropy").alias("evenness"),
        )
    )


def _against_the_past(days: pl.DataFrame) -> pl.DataFrame:
    """Each day with the number of earlier days that it exceeds, in words."""
    return days.with_columns(
        pl.when(pl.col("earlier") > 0)
        .then(pl.format("{} of {} before", higher, "earlier"))
        .alias(name)
        for higher, name in (
            ("constraint_higher_than", "constraint_higher"),
            ("effective_size_higher_than", "size_larger"),
        )
    )
