"""Business and social life: who is in which, how far they blur, what each network is used for."""

from collections.abc import Mapping

import polars as pl

_KEY = ["owner", "person_id"]


def contexts(
    contacts: pl.DataFrame, terms: pl.DataFrame, of_source: Mapping[str, str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """In which contexts the owner knows each contact.

    beta is the share of the decayed weight on business channels among that on business and social
    ones; blur = 4 beta (1 - beta), 0 in one context alone, 1 half and half. An owner's blur is the
    mean over contacts, each by its strength.

    Args:
        contacts: owner, person_id, sources (text with commas), strength.
        terms: What was exchanged: owner, person_id, source, decayed.
        of_source: Network to its context: business, social, neither; one not named is neither.

    Returns:
        Two frames. One row per contact: owner, person_id, is_on_business, is_on_social (listed on
        such a network), business, social, elsewhere (decayed weight on such channels), beta and
        blur (null without any weight on the first two). One row per owner: owner, business_people
        and social_people (listed on such a network), both_people, overlap_share (of the smaller of
        the two; null where it is empty), known_people (with a beta), mixed_people (in touch in both
        contexts), blur (null without known strength and beta).
    """
    context = pl.col("source").replace_strict(
        _told(of_source), default="elsewhere", return_dtype=pl.String
    )
    listed = on_networks(contacts).with_columns(context.alias("context"))
    weights = terms.with_columns(context.alias("context")).sort(*_KEY, "source", "decayed")
    people = (
        contacts.select(*_KEY, "strength")
        .join(
            listed.group_by(_KEY).agg(
                (pl.col("context") == "business").any().alias("is_on_business"),
                (pl.col("context") == "social").any().alias("is_on_social"),
            ),
            on=_KEY,
            how="left",
        )
        .join(
            weights.group_by(_KEY, maintain_order=True).agg(
                pl.col("decayed").filter(pl.col("context") == c).sum().alias(c)
                for c in ("business", "social", "elsewhere")
            ),
            on=_KEY,
            how="left",
        )
        .with_columns(
            pl.col("is_on_business", "is_on_social").fill_null(value=False),
            pl.col("business", "social", "elsewhere").fill_null(0.0),
        )
    )
    both = pl.col("business") + pl.col("social")
    beta = pl.when(both > 0).then(pl.col("business") / both)
    known = people.with_columns(beta.alias("beta")).with_columns(
        (4 * pl.col("beta") * (1 - pl.col("beta"))).alias("blur")
    )
    told = known.with_columns(pl.col("beta", "blur").round_sig_figs(9)).sort(_KEY)
    return told.drop("strength"), _mix(told)


def _mix(people: pl.DataFrame) -> pl.DataFrame:
    business, social = pl.col("is_on_business"), pl.col("is_on_social")
    weight = pl.when(pl.col("blur").is_not_null()).then(pl.col("strength"))
    smaller = pl.min_horizontal("business_people", "social_people")
    return (
        people.group_by("owner", maintain_order=True)
        .agg(
            business.sum().cast(pl.Int64).alias("business_people"),
            social.sum().cast(pl.Int64).alias("social_people"),
            (business & social).sum().cast(pl.Int64).alias("both_people"),
            pl.col("beta").count().cast(pl.Int64).alias("known_people"),
            (pl.col("blur") > 0).sum().cast(pl.Int64).alias("mixed_people"),
            pl.when(weight.sum() > 0)
            .then((weight * pl.col("blur")).sum() / weight.sum())
            .round_sig_figs(9)
            .alias("blur"),
        )
        .with_columns(
            pl.when(smaller > 0)
            .then((pl.col("both_people") / smaller).round_sig_figs(9))
            .alias("overlap_share")
        )
        .sort("owner")
    )


def on_networks(contacts: pl.DataFrame) -> pl.DataFrame:
    """One row per contact and network that lists it: owner, person_id, source."""
    return contacts.select(*_KEY, pl.col("sources").str.split(", ").alias("source")).explode(
        "source"
    )


def network_overlap(contacts: pl.DataFrame) -> pl.DataFrame:
    """How far each two networks hold the same people.

    Args:
        contacts: owner, person_id, sources (text with commas).

    Returns:
        One row per owner and pair of networks: owner, source_a, source_b (by name), contacts_a,
        contacts_b, both, share_of_smaller (both / the smaller of the two).
    """
    listed = on_networks(contacts)
    sizes = listed.group_by("owner", "source").agg(pl.len().cast(pl.Int64).alias("contacts"))
    pairs = sizes.join(sizes, on="owner", suffix="_b").filter(pl.col("source") < pl.col("source_b"))
    common = (
        listed.join(listed, on=_KEY, suffix="_b")
        .filter(pl.col("source") < pl.col("source_b"))
        .group_by("owner", "source", "source_b")
        .agg(pl.len().cast(pl.Int64).alias("shared"))
    )
    smaller = pl.min_horizontal("contacts", "contacts_b")
    return (
        pairs.join(common, on=["owner", "source", "source_b"], how="left")
        .with_columns(pl.col("shared").fill_null(0))
        .select(
            "owner",
            pl.col("source").alias("source_a"),
            "source_b",
            pl.col("contacts").alias("contacts_a"),
            "contacts_b",
            "shared",
            (pl.col("shared") / smaller).round_sig_figs(9).alias("share_of_smaller"),
        )
        .sort("owner", "source_a", "source_b")
    )


def network_uses(
    contacts: pl.DataFrame, terms: pl.DataFrame, in_touch: pl.DataFrame,
    of_source: Mapping[str, str],
) -> pl.DataFrame:  # fmt: skip
    """What each network is used for.

    Args:
        contacts: owner, person_id, sources (text with commas).
        terms: What was exchanged: owner, person_id, source, kind, decayed.
        in_touch: owner, source, people: in touch there within the last year.
        of_source: As for `contexts`.

    Returns:
        One row per owner and network that lists contacts or carries contact: owner, source, context
        (null: not said), contacts, only_here (of them, on no other), in_touch, attention_share (of
        the decayed weight of all contact; null without any), main_kind and main_kind_share (the
        kind that weighs most there, and its share; null without any).
    """
    key = ["owner", "source"]
    listed = on_networks(contacts).with_columns((pl.len().over(_KEY) == 1).alias("alone"))
    sizes = listed.group_by(key).agg(
        pl.len().cast(pl.Int64).alias("contacts"),
        pl.col("alone").sum().cast(pl.Int64).alias("only_here"),
    )
    kinds = (
        terms.sort(*key, "kind", "person_id", "decayed")
        .group_by(*key, "kind", maintain_order=True)
        .agg(pl.col("decayed").sum())
        .sort(*key, "decayed", "kind", descending=[False, False, True, False])
        .group_by(key, maintain_order=True)
        .agg(
            pl.col("decayed").sum().alias("weight"),
            pl.col("kind").first().alias("main_kind"),
            (pl.col("decayed").first() / pl.col("decayed").sum()).alias("main_kind_share"),
        )
        .with_columns(
            (pl.col("weight") / pl.col("weight").sum().over("owner")).alias("attention_share")
        )
    )
    seen = pl.concat([sizes.select(key), kinds.select(key)]).unique()
    return (
        seen.join(sizes, on=key, how="left")
        .join(kinds, on=key, how="left")
        .join(in_touch.rename({"people": "in_touch"}), on=key, how="left")
        .with_columns(
            pl.col("contacts", "only_here", "in_touch").fill_null(0),
            pl.col("attention_share", "main_kind_share").round_sig_figs(9),
            pl.col("source")
            .replace_strict(_told(of_source), default=None, return_dtype=pl.String)
            .alias("context"),
        )
        .drop("weight")
        .sort(key)
    )


def invitations_fare(invitations: pl.DataFrame) -> pl.DataFrame:
    """What became of invitations, by direction and wording.

    Args:
        invitations: One row each: owner, direction, wording, is_accepted, is_answered.

    Returns:
        One row per owner, direction (sent, received) and wording (null: not known): owner,
        direction, wording, invitations, accepted, acceptance (share), answered, answer_share.
    """
    accepted, answered = pl.col("is_accepted"), pl.col("is_answered")
    return (
        invitations.group_by("owner", "direction", "wording")
        .agg(
            pl.len().cast(pl.Int64).alias("invitations"),
            accepted.sum().cast(pl.Int64).alias("accepted"),
            accepted.mean().round_sig_figs(9).alias("acceptance"),
            answered.sum().cast(pl.Int64).alias("answered"),
            answered.mean().round_sig_figs(9).alias("answer_share"),
        )
        .sort("owner", "direction", "wording", nulls_last=True)
    )


def _told(of_source: Mapping[str, str]) -> dict[str, str]:
    return {source: context for source, context in of_source.items() if context != "neither"}
