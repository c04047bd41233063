"""Every structural measure once: where it stands, unit, range, direction, source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the catalogue of measures; `frame` and `name` say where it is published."""

    frame: str
    name: str
    unit: str
    range: str
    higher_means: str
    reference: str = ""  # empty: a plain count or share


BURT = "Burt (1992), Structural Holes"
BORGATTI = "Borgatti (1997), Connections 20(1), 35-38"
HENNIG = "Hennig (2007), doi 10.1016/j.csda.2006.11.025"
BRANDES = "Brandes (2001), doi 10.1080/0022250X.2001.9990249"
GUIMERA = "Guimerà & Amaral (2005), doi 10.1038/nature03288"
FRUCHTERMAN = "Fruchterman & Reingold (1991), doi 10.1002/spe.4380211102"
HOPCROFT = "Hopcroft & Tarjan (1973), doi 10.1145/362248.362272"

METRICS = (
    Metric("owner_metrics", "contacts", "people", "0..", "a larger network"),
    Metric("owner_metrics", "second_degree", "people", "0..", "more within one introduction"),
    Metric("owner_metrics", "constraint", "none", "0..1.125", "contacts know each other", BURT),
    Metric("owner_metrics", "effective_size", "people", "1..contacts", "less overlap", BORGATTI),
    Metric("owner_metrics", "efficiency", "share", "0..1", "less overlap per contact", BORGATTI),
    Metric("owner_metrics", "hierarchy", "none", "0..1", "one contact is behind constraint", BURT),
    Metric("owner_metrics", "coverage", "share", "0..1", "more contacts whose links are seen"),
    Metric("owner_metrics", "links_among", "links", "0..", "contacts know each other"),
    Metric("clusters", "size", "people", "1..", "a larger cluster"),
    Metric("clusters", "stability", "share", "0..1", "found again when links are missing", HENNIG),
    Metric("people", "is_cut_point", "yes/no", "", "others lose touch without them", HOPCROFT),
    Metric("people", "betweenness", "pairs", "0..", "stands between more others", BRANDES),
    Metric("people", "participation", "none", "0..1", "links spread over clusters", GUIMERA),
    Metric("people", "clusters_joined", "clusters", "0..", "touches more clusters"),
    Metric("people", "links", "links", "0..", "knows more of the other contacts"),
    Metric("people", "observed", "yes/no", "", "some link to others is seen"),
    Metric("reach", "reach", "people", "0..", "leads to more people"),
    Metric("reach", "exclusive_reach", "people", "0..", "leads to more whom nobody else knows"),
    Metric("backbone", "weight", "none", "0..1", "closer, by all evidence together"),
    Metric("layout", "x", "radii", "-1..1", "further right on the map", FRUCHTERMAN),
    Metric("layout", "y", "radii", "-1..1", "further up on the map", FRUCHTERMAN),
)
