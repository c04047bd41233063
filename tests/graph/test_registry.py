from netgraph.graph.frames import KINDS
from netgraph.graph.registry import METRICS

NO_MEASURES = {"owner", "person_id", "person_a", "person_b", "cluster_id", "betweenness_exact"}


def test_every_published_measure_has_exactly_one_row_in_the_catalogue() -> None:
    published = [(k.name, c) for k in KINDS for c in k.columns if c not in NO_MEASURES]

    assert sorted((m.frame, m.name) for m in METRICS) == sorted(published)


def test_the_catalogue_says_unit_and_direction_of_every_measure() -> None:
    assert [m.name for m in METRICS if not (m.unit and m.higher_means)] == []
