"""How an invented person comes into being."""

import random
import unicodedata
from datetime import date

from netgraph.sample.names import NAMES, PLACES, POSITIONS, SCHOOLS
from netgraph.sample.world import Face, Person

_CULTURES = tuple(NAMES)
# Berlin, Cologne, Frankfurt, Hamburg, Munich: the German regulator gives them to nobody.
_FILM_LINES = ("+493023125", "+492214710", "+496990009", "+494066969", "+498999998")
_TRANSLITERATED = str.maketrans("łŁøØđĐıæßœ", "lLoOdDiaso")


def ascii_fold(text: str) -> str:
    """Lower-case ASCII letters and digits of a text; what has no Latin base letter is dropped."""
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_TRANSLITERATED))
    return "".join(c for c in plain if c.isascii() and c.isalnum()).lower()


def invent_name(rng: random.Random) -> tuple[str, str]:
    """A given name and a surname, mostly of one culture."""
    given = rng.choice(_CULTURES)
    family = rng.choice(_CULTURES) if rng.random() < 0.15 else given
    if "japanese script" in (given, family):  # two scripts in one name look wrong
        family = given = "japanese script" if rng.random() < 0.3 else "japanese"
    return rng.choice(NAMES[given][0]), rng.choice(NAMES[family][1])


def slug_of(rng: random.Random, first: str, last: str, number: int) -> str:
    """The last part of a LinkedIn address, unique by its number."""
    parts = [ascii_fold(first), ascii_fold(last)]
    # LinkedIn keeps letters of other scripts, and accents that a member typed into the address.
    if not all(parts) or (f"{first}{last}".isascii() is False and rng.random() < 0.05):
        parts = [first.lower(), last.lower()]
    suffix = (
        f"{(number + 1) * 2_654_435_761 % (1 << 24):06x}"  # odd factor: no two numbers share it
    )
    return unicodedata.normalize("NFC", "-".join([*parts, suffix]).replace(" ", "-"))


def handle_of(first: str, last: str, number: int) -> str:
    """An X handle of at most 15 characters, unique by its number."""
    head = f"{ascii_fold(first)[:5]}{ascii_fold(last)[:4]}" or "hello"
    return f"{head}_{number:x}"


def make_person(
    rng: random.Random,
    number: int,
    name: tuple[str, str],
    job: tuple[str, str] | None,
    school: str | None,
    networks: frozenset[str],
) -> Person:
    """One person; what is not given is drawn.

    Args:
        rng: Where chance comes from.
        number: The person's place in the world, from which every id follows.
        name: Given name and surname.
        job: Company and position; null: not working.
        school: Null: drawn.
        networks: Where the person has an account.
    """
    first, last = name
    company, position = job or ("", "")
    mail = f"{ascii_fold(first) or 'hello'}.{ascii_fold(last) or 'me'}"
    domain = ascii_fold(company) or "postbox"
    slug, handle = slug_of(rng, first, last, number), handle_of(first, last, number)
    face = Face(first, last, slug, handle, company, position)
    # Accounts made before about 2016 have short numbers, later ones 18 or 19 digits.
    old = rng.random() < 0.5
    x_id = 20_000_000 + number * 7_919 if old else 800_000_000_000_000_000 + number * 9_876_543_211
    return Person(
        number=number,
        faces=((date.min, face),),
        networks=networks,
        x_id=str(x_id),
        facebook_id=100_000_000_000_000 + number * 1_000_003,
        email=f"{mail}.{number}@{domain}.example",
        shows_email=rng.random() < 0.08,
        city=rng.choice(PLACES),
        school=school or rng.choice(SCHOOLS),
    )


def phone_of(number: int) -> str | None:
    """The telephone of a person, E.164, from the ranges that are kept for films and books.

    Null for numbers from 5,000 on: the ranges end there, and no two share a telephone by chance.
    """
    line = _FILM_LINES[number // 1000] if number < 1000 * len(_FILM_LINES) else None
    return f"{line}{number % 1000:03d}" if line else None


def draw_position(rng: random.Random) -> str:
    """A job title."""
    return rng.choice(POSITIONS)
