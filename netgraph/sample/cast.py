"""Who is in the story: the circles of people, and the five who export."""

import random
from dataclasses import dataclass

from netgraph.sample.names import COMPANIES
from netgraph.sample.people import draw_position, invent_name, make_person
from netgraph.sample.world import FACEBOOK, LINKEDIN, Person, World, X


@dataclass(frozen=True, slots=True)
class Circle:
    """People who share a place in life, and how likely each is on LinkedIn, Facebook and X."""

    title: str
    size: int
    linkedin: float
    facebook: float
    x: float
    company: str | None = None
    school: str | None = None


CIRCLES = {
    "halden": Circle("Halden Pike", 56, 0.98, 0.4, 0.35, company="Halden Pike"),
    "tidewell": Circle("Tidewell", 64, 0.97, 0.4, 0.2, company="Tidewell Logistics"),
    "aldermoor": Circle("Aldermoor alumni", 96, 0.9, 0.65, 0.3, school="Aldermoor University"),
    "nordgrat": Circle("Nordgrat climbers", 58, 0.6, 0.9, 0.2),
    "harbour": Circle("Open Harbour", 92, 0.98, 0.15, 0.35),
    "brasswater": Circle("Brasswater", 44, 0.97, 0.15, 0.15, company="Brasswater Bank"),
    "quillfern": Circle("Quillfern", 52, 0.95, 0.25, 0.8, company="Quillfern Labs"),
    "corvane": Circle("Corvane", 40, 0.95, 0.3, 0.15, company="Corvane Clinic"),
    "meridian": Circle("Data Meridian", 250, 0.25, 0.05, 1.0),
    "gazette": Circle("Harbour Gazette", 190, 0.2, 0.05, 1.0),
    "stars": Circle("Night sky", 90, 0.1, 0.05, 1.0),
    "millbrook": Circle("Millbrook", 112, 0.15, 0.97, 0.05),
    "eastmere": Circle("Eastmere class", 80, 0.35, 0.95, 0.1, school="Portovale Polytechnic"),
    "kestrel": Circle("Kestrel", 48, 0.97, 0.2, 0.3, company="Kestrel Systems"),
    "solvane": Circle("Solvane", 50, 0.97, 0.4, 0.15, company="Solvane Energy"),
    "brandtal": Circle("Brandtal rescue", 46, 0.7, 0.85, 0.1),
    "lotusfield": Circle("Lotusfield", 48, 0.96, 0.3, 0.35, company="Lotusfield Institute"),
    "elsewhere": Circle("Elsewhere", 230, 0.65, 0.45, 0.35),
}
OWNERS = {
    "mara": (("Mara", "Oyelaran"), ("Tidewell Logistics", "Head of Partnerships")),
    "dev": (("Dev", "Kasturi"), ("Halden Pike", "Data Engineer")),
    "ines": (("Inês", "Caldeirinha"), ("Halden Pike", "Partner")),
    "jonas": (("Jonas", "Ellerbeck"), ("Halden Pike", "Senior Consultant")),
    "priya": (("Priya", "Santhanam"), ("Halden Pike", "Head of Research")),
}
# Two humans of one name each: two LinkedIn profiles, two friends on Facebook.
NAMESAKES = {
    "Lena Brückwald": ("aldermoor", "tidewell"),
    "Tomás Quintela": ("eastmere", "millbrook"),
}
_EVERYWHERE = frozenset((LINKEDIN, FACEBOOK, X))


def _member(
    rng: random.Random, number: int, name: tuple[str, str], circle: Circle, everywhere: bool = False
) -> Person:
    company = circle.company or rng.choice(COMPANIES)
    chances = ((LINKEDIN, circle.linkedin), (FACEBOOK, circle.facebook), (X, circle.x))
    networks = frozenset(n for n, chance in chances if rng.random() < chance)
    job = (company, draw_position(rng)) if rng.random() < 0.95 else None
    return make_person(
        rng, number, name, job, circle.school, _EVERYWHERE if everywhere else networks
    )


def build_cast(rng: random.Random) -> World:
    """The people of the story and the circles they belong to; nobody knows anybody yet."""
    people, circles = [], {}
    for number, (name, job) in enumerate(OWNERS.values()):
        people.append(make_person(rng, number, name, job, "Aldermoor University", _EVERYWHERE))
    taken = {p.faces[0][1].name for p in people}
    for key, circle in CIRCLES.items():
        circles[key] = list(range(len(people), len(people) + circle.size))
        doubles = [n for n, where in NAMESAKES.items() if key in where]
        for i in range(circle.size):
            if i < len(doubles):
                first, last = doubles[i].split()
            else:
                first, last = invent_name(rng)
                while f"{first} {last}" in taken | NAMESAKES.keys():
                    first, last = invent_name(rng)
            taken.add(f"{first} {last}")
            people.append(_member(rng, len(people), (first, last), circle, i < len(doubles)))
    _join_second_circles(rng, circles)
    owners = {owner: number for number, owner in enumerate(OWNERS)}
    return World(people, owners, circles)


def _join_second_circles(rng: random.Random, circles: dict[str, list[int]]) -> None:
    """One in nine belongs to a second circle: the people who bridge."""
    firsts = [(key, n) for key, members in circles.items() for n in members]
    for key, number in rng.sample(firsts, len(firsts) // 9):
        other = rng.choice([c for c in circles if c not in (key, "elsewhere")])
        circles[other].append(number)


def namesakes(world: World, name: str) -> list[int]:
    """The people who share a name on purpose."""
    return [p.number for p in world.people if p.faces[0][1].name == name]
