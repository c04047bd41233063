"""Who stands in whose address book in the story."""

import random
from collections.abc import Sequence

from netgraph.sample.cast import namesakes
from netgraph.sample.linkedin import url
from netgraph.sample.lists import END
from netgraph.sample.people import phone_of
from netgraph.sample.roles import Roles
from netgraph.sample.world import CONNECTION, FRIEND, LINKEDIN, Card, World

_BY_PHONE = 12  # friends of mara's of whom she has nothing but name and telephone


def file_cards(
    seed: int, world: World, roles: Roles, partners: dict[str, dict[str, list[int]]]
) -> None:
    """Fill the address books.

    Args:
        seed: Of what is drawn.
        world: Gets the cards.
        roles: Who plays a part.
        partners: From `netgraph.sample.correspondence.correspond`.
    """
    _mara(random.Random(f"{seed}:mara:cards"), world, roles, partners["mara"])
    _ines(random.Random(f"{seed}:ines:cards"), world, roles, partners["ines"])
    for owner in ("dev", "priya"):
        _of_connections(random.Random(f"{seed}:{owner}:cards"), world, owner)


def card_of(world: World, number: int, linked: bool, rung: bool) -> Card:
    """A card with the e-mails of a person; with the LinkedIn profile and the telephone, or not."""
    person = world.people[number]
    before = (person.before[1],) if person.before else ()
    shown = linked and LINKEDIN in person.networks
    phone = phone_of(number) if rung else None
    return Card(
        person=number,
        emails=(person.email, *before),
        phones=(phone,) if phone else (),
        links=(url(person.face(END.date())),) if shown else (),
    )


def _mara(rng: random.Random, world: World, roles: Roles, partners: dict[str, list[int]]) -> None:
    """Two of three with whom she keeps in touch by mail have their profile on the card."""
    me = world.owners["mara"]
    others = [n for people in partners.values() for n in people]
    plain = [n for n in others if n not in (roles.everywhere, roles.lena, roles.tomas, roles.moved)]
    handle = world.people[roles.everywhere].face(END.date()).handle
    first = card_of(world, roles.everywhere, linked=True, rung=True)
    x = f"https://twitter.com/{handle}"
    cards = [
        Card(roles.everywhere, first.emails, first.phones, (*first.links, x)),
        card_of(world, roles.lena, linked=True, rung=True),
        card_of(world, roles.moved, linked=True, rung=False),
        *(card_of(world, n, i % 3 != 2, rng.random() < 0.5) for i, n in enumerate(plain)),
    ]
    colleagues = (world.owners["ines"], world.owners["dev"])
    cards += [card_of(world, n, linked=False, rung=True) for n in colleagues]
    friends = [t.person for t in world.ties_at(me, FRIEND, END)]
    known = {c.person for c in cards} | {*world.owners.values()}
    known |= {*namesakes(world, "Tomás Quintela")}  # nothing tells mara's mail which one it is
    pool = [n for n in friends if n not in known and phone_of(n)]
    by_phone = rng.sample(pool, _BY_PHONE)
    cards += [Card(n, phones=_phones(n)) for n in by_phone]
    # A couple: two friends, one telephone.
    cards[-1] = Card(by_phone[-1], phones=_phones(by_phone[-2]))
    collected = (roles.copied, roles.caller)
    cards += [
        Card(n, (world.people[n].email,), named=n == roles.caller, chosen=False) for n in collected
    ]
    world.cards[me] = cards


def _phones(number: int) -> tuple[str, ...]:
    phone = phone_of(number)
    return (phone,) if phone else ()


def _ines(rng: random.Random, world: World, roles: Roles, partners: dict[str, list[int]]) -> None:
    """Those she mails, the other Lena, colleagues, and addresses that were collected."""
    me = world.owners["ines"]
    others = [n for people in partners.values() for n in people]
    taken = {*others, roles.lena, roles.other_lena, *world.owners.values()}
    pool = [t.person for t in world.ties_at(me, CONNECTION, END) if t.person not in taken]
    more = rng.sample(pool, 10)
    cards = [card_of(world, n, i % 2 == 0, i % 3 == 0) for i, n in enumerate([*others, *more])]
    private = f"no.{more[-1]}@postbox.example"
    cards[-1] = Card(more[-1], (*cards[-1].emails, private), cards[-1].phones, cards[-1].links)
    cards.append(card_of(world, roles.other_lena, linked=False, rung=True))
    cards.append(card_of(world, world.owners["mara"], linked=False, rung=True))
    for number in rng.sample([n for n in pool if n not in more], 2):
        cards.append(Card(number, (world.people[number].email,), named=False, chosen=False))
    world.cards[me] = cards


def _of_connections(rng: random.Random, world: World, owner: str) -> None:
    """Fifteen connections; the first of dev's know each other, one of priya's has no name."""
    me = world.owners[owner]
    ties = world.ties_at(me, CONNECTION, END)
    pool = [t.person for t in ties if t.person not in world.owners.values() and phone_of(t.person)]
    numbers = rng.sample(pool, 15)
    cards = [card_of(world, n, linked=True, rung=True) for n in numbers]
    if owner == "dev":
        cards = [*_related(cards[:6]), *cards[6:]]
    else:
        cards[-1] = Card(numbers[-1], cards[-1].emails, named=False)
    world.cards[me] = cards


def _related(cards: Sequence[Card]) -> list[Card]:
    """Each knows the next of the three it stands among."""
    found = []
    for i, card in enumerate(cards):
        friend = cards[i - i % 3 + (i + 1) % 3].person
        found.append(Card(card.person, card.emails, card.phones, card.links, related=(friend,)))
    return found
