"""Invented teams, what they do among themselves, and the crowds that they get into."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from netgraph.graph.pool import UNIT, Bools, Floats, Ints

HALF_LIFE_DAYS = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the people of a world meet."""

    people: int = 200  # in teams
    extra: int = 120  # people whom nobody meets but in crowds
    teams: tuple[int, ...] = (3, 4, 5, 6, 8, 12, 20, 30)  # sizes to draw from
    threads: float = 1.0  # per member of a team
    thread: tuple[int, int] = (3, 6)  # people of the team in each, fewest and one above most
    most_messages: int = 20  # in a thread; a quarter of the threads end with each message
    cross: float = 0.05  # share of threads with somebody of another team in them
    crowds: int = 8  # mails to many
    crowd: tuple[int, int] = (30, 90)  # people in each, fewest and one above most
    crowd_messages: int = 1
    meetings: int = 0  # of 8 to 19 people drawn from everybody, worth three messages each
    thread_days: int = 730  # age of the oldest message, drawn evenly
    crowd_days: int = 730
    silent_days: int = 0  # since then nothing happened


class Links(NamedTuple):
    """Pairs of people, each once, in order, with their copresence."""

    u: Ints
    v: Ints
    copresence: Floats

    @property
    def weight(self) -> Floats:
        """Closeness, at most 1."""
        return np.minimum(self.copresence, 1)


class World(NamedTuple):
    """People numbered 0..n-1, those in teams first."""

    n: int
    team: Ints  # of the people in teams
    is_crossing: Bools  # of the people in teams: was in a thread of another team
    seen: Ints  # people of teams who were in a thread
    clean: Links  # without the crowds
    links: Links


class Gathering(NamedTuple):
    """Who was together, and what is left of the messages."""

    people: Ints
    weight: float


def world(setting: Setting, seed: int) -> World:
    """Draw one world."""
    draw = np.random.default_rng(seed)
    team = _teams(setting, draw)
    threads = [t for ids in _members(team) for t in _threads(setting, ids, draw)]
    crossing = np.zeros(setting.people, dtype=np.bool_)
    for people, _ in threads:
        home = np.bincount(team[people]).argmax()
        crossing[people[team[people] != home]] = True
    everybody = setting.people + setting.extra
    clean = together(everybody, threads)
    seen = np.unique(np.concatenate([clean.u, clean.v]))
    links = together(everybody, [*threads, *_crowds(setting, draw)])
    return World(everybody, team, crossing, seen, clean, links)


def together(n: int, gatherings: Sequence[Gathering]) -> Links:
    """Newman's weights: each pair of a gathering of k people has its weight / (k - 1)."""
    u, v, weight = [], [], []
    for people, worth in gatherings:
        ids = np.unique(people)
        one, other = np.triu_indices(len(ids), 1)
        u.append(ids[one])
        v.append(ids[other])
        weight.append(np.full(len(one), worth / (len(ids) - 1)))
    pair, back = np.unique(np.concatenate(u) * n + np.concatenate(v), return_inverse=True)
    units = np.bincount(back, np.rint(np.concatenate(weight) / UNIT))
    return Links(*np.divmod(pair, n), np.maximum(units, 1) * UNIT)


def _teams(setting: Setting, draw: np.random.Generator) -> Ints:
    sizes = draw.choice(setting.teams, setting.people)
    return np.repeat(np.arange(len(sizes)), sizes)[: setting.people]


def _members(team: Ints) -> list[Ints]:
    return np.split(np.arange(len(team)), np.flatnonzero(np.diff(team)) + 1)


def _threads(setting: Setting, ids: Ints, draw: np.random.Generator) -> list[Gathering]:
    found = []
    for _ in range(max(1, round(setting.threads * len(ids))) if len(ids) > 1 else 0):
        people = draw.choice(ids, min(len(ids), int(draw.integers(*setting.thread))), replace=False)
        if draw.random() < setting.cross:
            people = np.append(people, draw.integers(setting.people))
        messages = min(int(draw.geometric(0.25)), setting.most_messages)
        found.append(Gathering(people, _left(messages, setting.thread_days, setting, draw)))
    return found


def _crowds(setting: Setting, draw: np.random.Generator) -> list[Gathering]:
    everybody = setting.people + setting.extra
    sizes = [int(draw.integers(*setting.crowd)) for _ in range(setting.crowds)]
    worth = [setting.crowd_messages] * setting.crowds + [3] * setting.meetings
    sizes += [int(draw.integers(8, 20)) for _ in range(setting.meetings)]
    return [
        Gathering(
            draw.choice(everybody, size, replace=False), _left(w, setting.crowd_days, setting, draw)
        )
        for size, w in zip(sizes, worth, strict=True)
    ]


def _left(messages: int, days: int, setting: Setting, draw: np.random.Generator) -> float:
    ages = setting.silent_days + draw.random(messages) * days
    return float((0.5 ** (ages / HALF_LIFE_DAYS)).sum())
