"""The parts of advice: each module turns what is known of some owners into tables of one kind."""

from netgraph.pipeline.advice.known import Known, Part, know

__all__ = ["PARTS", "Known", "know"]

PARTS: tuple[Part, ...] = ()
