"""Invented people, and the records that several networks have of them.

Namesakes, typing errors, short forms, other scripts' accents, marriages, changes of job, addresses
that a family or an office shares, pseudonyms, and records with next to nothing on them.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl
from anyascii import anyascii

from benchmarks.identity.names import CULTURES, pool, short_form

PER_OWNER = 20_000  # records of one owner's exports
FREE = ("gmail.com", "gmx.net", "outlook.com", "yahoo.com", "icloud.com")
#: How likely a person is there.
SHARE = {
    "linkedin": 0.78,
    "facebook": 0.5,
    "mail": 0.6,
    "calendar": 0.45,
    "addressbook": 0.4,
    "x": 0.22,
}
_CREDENTIALS = (", MBA", ", PhD", ", PMP, CSM", " PhD", ", CFA")
_PSEUDONYMS = ("quiet", "northern", "lazy", "rusty", "silver", "midnight", "tiny", "brave", "paper")
_NOUNS = ("falcon", "lantern", "otter", "teapot", "comet", "acorn", "pixel", "badger", "thistle")
_FIRMS = ("ba", "de", "fo", "gri", "hal", "kor", "lu", "men", "pa", "que", "sto", "tri", "val")
_COLUMNS = {
    "key": pl.String, "source": pl.String, "owner": pl.String, "person": pl.String,
    "name": pl.String, "handle": pl.String, "emails": pl.List(pl.String),
    "phones": pl.List(pl.String), "urls": pl.List(pl.String), "company": pl.String,
    "location": pl.String,
}  # fmt: skip


@dataclass(slots=True)
class Person:
    """Somebody, as he is."""

    id: str
    culture: str
    given: str
    surname: str
    former: str | None  # surname before a marriage
    jobs: tuple[str, ...]  # newest first
    place: str
    phone: str
    handle: str
    emails: list[str] = field(default_factory=list)


@dataclass(slots=True)
class World:
    """Everything that is given out once only, and by whom."""

    rng: random.Random
    companies: list[str]
    places: list[str]
    taken: set[str] = field(default_factory=set)
    records: list[tuple[object, ...]] = field(default_factory=list)

    def unique(self, wanted: str, suffix: str = "") -> str:
        """What was wanted, or with figures behind it, as the services do where it is taken."""
        name = wanted
        while name + suffix in self.taken:
            name = f"{wanted}{self.rng.randrange(1, 1000)}"
        self.taken.add(name + suffix)
        return name + suffix

    def chance(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.rng.random() < share


def records(n: int, seed: int) -> pl.DataFrame:
    """About n records of invented people.

    Args:
        n: How many records.
        seed: Another seed, other people; the names they can have stay.

    Returns:
        One row per record: key, source, owner, person (who it really is), name, handle, emails,
        phones, urls, company, location. Sorted by key.
    """
    rng = random.Random(seed)
    world = World(
        rng=rng,
        companies=[f"{a} {b}" for a, b in _firms(rng, max(40, n // 150))],
        places=[f"Place{i}" for i in range(60)],
    )
    owners = max(1, round(n / PER_OWNER))
    couple: Person | None = None
    for i in range(10 * n):
        if len(world.records) >= n:
            break
        person = _person(world, f"p{i:06}")
        if couple and world.chance(0.5):
            person.surname, person.culture = couple.surname, couple.culture
            shared = _shared_address(world, couple, person)
            person.emails.insert(0, shared)
            couple.emails.insert(0, shared)
            _appear(world, couple, owners)
            _appear(world, person, owners)
            couple = None
        elif couple is None and world.chance(0.05):
            couple = person
        else:
            _appear(world, person, owners)
    for i, company in enumerate(world.companies):
        _office(world, company, f"office{i:05}", f"owner{rng.randrange(owners)}")
    return pl.DataFrame(world.records, schema=_COLUMNS, orient="row").unique("key").sort("key")


def _firms(rng: random.Random, n: int) -> Iterator[tuple[str, str]]:
    for i in range(n):
        stem = "".join(rng.choices(_FIRMS, k=3))
        yield f"{stem.capitalize()}{i}", rng.choice(("Works", "Systems", "Trust", "Media", "Foods"))


def _person(world: World, id: str) -> Person:
    rng = world.rng
    (culture,) = rng.choices(list(CULTURES), [share for share, *_ in CULTURES.values()])
    names = pool(culture)
    (given,) = rng.choices(names.given, names.given_weights)
    surname, former = rng.choices(names.surnames, names.surname_weights, k=2)
    person = Person(
        id=id,
        culture=culture,
        given=given,
        surname=surname,
        former=former if world.chance(0.06) else None,
        # few firms have many people
        jobs=tuple(world.companies[int(len(world.companies) * rng.random() ** 2)] for _ in "12"),
        place=world.places[int(len(world.places) * rng.random() ** 2)],
        phone=f"+4930{rng.randrange(10**6, 10**7)}",
        handle="",
    )
    first, last = _letters(given), _letters(surname)
    spelled = [f"{first}{last}", f"{first[0]}{last}", f"{first}_{last}", f"{last}{first}"]
    invented = f"{rng.choice(_PSEUDONYMS)}{rng.choice(_NOUNS)}{rng.randrange(100)}"
    person.handle = world.unique(rng.choice(spelled) if world.chance(0.55) else invented)
    private = [f"{first}.{last}", f"{first}{last}", f"{first[0]}{last}", person.handle]
    person.emails.append(_address(world, rng.choice(FREE), private))
    if world.chance(0.6):
        domain = f"{_letters(person.jobs[0])}.example"
        person.emails.append(_address(world, domain, [f"{first}.{last}", f"{first[0]}{last}"]))
    return person


def _address(world: World, domain: str, locals_: list[str]) -> str:
    return world.unique(_letters(world.rng.choice(locals_), keep="._"), f"@{domain}")


def _shared_address(world: World, one: Person, other: Person) -> str:
    """As couples choose it: a family's name, both names, or simply that of one of them."""
    first, second, last = (_letters(n) for n in (one.given, other.given, one.surname))
    styles = [
        f"family{last}",
        f"the{last}s",
        f"{first}and{second}",
        f"{first}.{last}",
        f"{last}home",
    ]
    return _address(world, world.rng.choice(FREE), styles)


def _letters(text: str, keep: str = "") -> str:
    return "".join(c for c in anyascii(text).lower() if c.isalnum() or c in keep) or "x"


def _appear(world: World, person: Person, owners: int) -> None:
    """Be on some networks, in the exports of one owner, or of two."""
    rng = world.rng
    there = {source for source, share in SHARE.items() if world.chance(share)}
    if len(there) < 2:
        there |= {"linkedin", "facebook"}
    own = [f"owner{rng.randrange(owners)}"]
    if owners > 1 and world.chance(0.12):
        own.append(f"owner{rng.randrange(owners)}")
    for owner in dict.fromkeys(own):
        for source in sorted(there):
            _RECORD[source](world, person, owner)


def _add(
    world: World, person: Person, owner: str, key: str, name: str | None, **facts: object
) -> None:
    told = {
        "handle": None,
        "emails": [],
        "phones": [],
        "urls": [],
        "company": None,
        "location": None,
    }
    source = key.split(":")[0]
    world.records.append((key, source, owner, person.id, name, *(told | facts).values()))


def _full(world: World, person: Person, *, friendly: float = 0.0, old: float = 0.0) -> str:
    """A full name as somebody may write it."""
    short = short_form(person.given)
    given = short if short and world.chance(friendly) else person.given
    surname = person.former if person.former and world.chance(old) else person.surname
    name = f"{given} {surname}"
    return anyascii(name) if world.chance(0.3) else name


def _typed(world: World, name: str) -> str:
    """A name typed by hand, which goes wrong now and then."""
    if not world.chance(0.03) or len(name) < 6:
        return name
    at = world.rng.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _job(world: World, person: Person) -> str:
    return person.jobs[world.chance(0.2)]


def _linkedin(world: World, person: Person, owner: str) -> None:
    slug = f"{_letters(person.given)}-{_letters(person.surname)}-{int(person.id[1:]):x}"
    name = _full(world, person, friendly=0.1)
    if world.chance(0.1):
        name += world.rng.choice(_CREDENTIALS)
    _add(
        world, person, owner, f"linkedin:in/{slug}", name,
        emails=person.emails[:1] if world.chance(0.06) else [],
        company=_job(world, person) if world.chance(0.92) else None,
    )  # fmt: skip


def _facebook(world: World, person: Person, owner: str) -> None:
    name = _full(world, person, friendly=0.4, old=0.5)
    second = 1_300_000_000 + world.rng.randrange(10**8)
    _add(world, person, owner, f"facebook:~{owner}/{second}|{name.lower()}", name)


def _x(world: World, person: Person, owner: str) -> None:
    kind = world.rng.random()
    shown = (
        _full(world, person, friendly=0.3)
        if kind < 0.55
        else person.given if kind < 0.7 else " ".join(map(world.rng.choice, (_PSEUDONYMS, _NOUNS)))
    )  # fmt: skip
    place = person.place if world.chance(0.4) else None
    key = f"x:{int(person.id[1:]) + 10**6}"
    _add(world, person, owner, key, shown, handle=person.handle, location=place)


def _mail(world: World, person: Person, owner: str) -> None:
    used = person.emails if world.chance(0.35) else [world.rng.choice(person.emails)]
    for email in used:
        kind, name = world.rng.random(), _full(world, person, friendly=0.2)
        shown = (
            None
            if kind < 0.12
            else ", ".join(reversed(name.split(" ", 1))) if kind < 0.22
            else person.given if kind < 0.28 else name
        )  # fmt: skip
        _add(world, person, owner, f"mail:{email}", shown, emails=[email])


def _calendar(world: World, person: Person, owner: str) -> None:
    email = person.emails[-1]
    name = _full(world, person) if world.chance(0.6) else None
    _add(world, person, owner, f"calendar:{email}", name, emails=[email])


def _card(world: World, person: Person, owner: str) -> None:
    name = _typed(world, _full(world, person, friendly=0.25, old=0.3))
    if world.chance(0.03):
        name = world.rng.choice(("Mum", "Boss", "Plumber", person.given))
    emails = [e for e in person.emails if world.chance(0.7)]
    if world.chance(0.03):
        emails.append(f"info@{_letters(person.jobs[0])}.example")
    urls = [f"https://x.com/{person.handle}"] if world.chance(0.05) else []
    if world.chance(0.08):
        slug = f"{_letters(person.given)}-{_letters(person.surname)}-{int(person.id[1:]):x}"
        urls.append(f"https://www.linkedin.com/in/{slug}")
    _add(
        world, person, owner, f"addressbook:~{owner}/{person.id}", name, emails=emails,
        phones=[person.phone] if world.chance(0.7) else [], urls=urls,
        company=_job(world, person) if world.chance(0.4) else None,
        location=person.place if world.chance(0.3) else None,
    )  # fmt: skip


def _office(world: World, company: str, id: str, owner: str) -> None:
    """An address that nobody alone reads."""
    email = f"info@{_letters(company)}.example"
    nobody = Person(id, "", "", "", None, (company, company), "", "", "")
    _add(
        world,
        nobody,
        owner,
        f"mail:{email}",
        company if world.chance(0.6) else None,
        emails=[email],
    )


_RECORD = {
    "addressbook": _card, "calendar": _calendar, "facebook": _facebook, "linkedin": _linkedin,
    "mail": _mail, "x": _x,
}  # fmt: skip
