"""Names as they are spread in life: few that many bear, many that few bear; invented by rule."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from netgraph.sample.names import NAMES

#: culture -> share of people, how steeply surnames fall off, number of surnames, of given names.
CULTURES = {
    "english": (0.34, 0.9, 3000, 300),
    "chinese": (0.14, 1.25, 150, 500),
    "indian": (0.12, 1.0, 800, 400),
    "spanish": (0.12, 1.1, 500, 220),
    "german": (0.10, 0.8, 2500, 250),
    "polish": (0.08, 0.8, 2000, 180),
    "arabic": (0.06, 1.0, 500, 200),
    "vietnamese": (0.04, 1.4, 60, 250),
}
#: Given names with a short form that `nicknames` knows.
_SHORTENED = {
    "William": "Bill", "Robert": "Bob", "Elizabeth": "Liz", "Katherine": "Kate", "James": "Jim",
    "Michael": "Mike", "Thomas": "Tom", "Richard": "Rick", "Margaret": "Maggie", "Joseph": "Joe",
    "Christopher": "Chris", "Daniel": "Dan", "Matthew": "Matt", "Andrew": "Andy", "Patricia": "Pat",
    "Jennifer": "Jen", "Samuel": "Sam", "Benjamin": "Ben", "Nicholas": "Nick", "Alexander": "Alex",
    "Jonathan": "Jon", "Timothy": "Tim", "Rebecca": "Becky", "Susan": "Sue", "Deborah": "Debbie",
    "Edward": "Ted", "Steven": "Steve", "Gregory": "Greg", "Victoria": "Vicky", "Abigail": "Abby",
}  # fmt: skip
_SYLLABLES = {
    "english": "ash ber cran dal el fen gar hol ken lin mar nor pem rad sto tarn wel wick",
    "chinese": "bao chen dong fu gao hua jun kai lan ming ning qing ru shu ting wei xin yu zhi",
    "indian": "an bha cha dev ga hari ish ka lak man na pra ra shan tri va ya",
    "spanish": "al bar cas del es fer gon her ló mon nú or pe ro sán tor val zu",
    "german": "al ber dorf eck feld gar hag kel lind mül neu ost rei schü tann wald zie",
    "polish": "bo cze dą go ja kow łu ma no pie ro sta świ to wie zar żu",
    "arabic": "al ba dar fa ha ja kha lub mas na qa ra sa ta wa ya za",
    "vietnamese": "an bạch châu đào hà hồng khánh lâm minh ngọc phúc sơn thảo tuấn vân",
}
_ENDINGS = {
    "english": "ton ham field man son", "chinese": "", "indian": "an esh appa wal",
    "arabic": "i an oun", "spanish": "ez ero ano uela", "german": "er mann bach stein",
    "polish": "ski czyk iak wicz", "vietnamese": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pool:
    """What people of one culture are called, the commonest first, and how common each is."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    given_weights: tuple[float, ...]
    surname_weights: tuple[float, ...]


@cache
def pool(culture: str) -> Pool:
    """Names of a culture; the same in every run."""
    _, slope, n_surnames, n_given = CULTURES[culture]
    rng = random.Random(f"names of {culture}")
    given, surnames = (list(words) for words in NAMES[culture])
    if culture == "english":
        given = [*_SHORTENED, *given]
    endings = _ENDINGS[culture].split()
    given = _filled(given, n_given, _made(rng, culture, [""]))
    surnames = _filled(surnames, n_surnames, _made(rng, culture, endings or [""]))
    return Pool(
        given=given,
        surnames=surnames,
        given_weights=tuple(1 / (rank + 3) ** 0.9 for rank in range(n_given)),
        surname_weights=tuple(1 / (rank + 2) ** slope for rank in range(n_surnames)),
    )


def _made(rng: random.Random, culture: str, endings: list[str]) -> Iterator[str]:
    syllables = _SYLLABLES[culture].split()
    while True:
        stem = "".join(rng.choices(syllables, k=rng.choice((1, 2, 2, 3))))
        yield (stem + rng.choice(endings)).capitalize()


def _filled(words: list[str], n: int, more: Iterator[str]) -> tuple[str, ...]:
    distinct = dict.fromkeys(words)
    for word in islice(more, 200 * n):
        if len(distinct) == n:
            break
        distinct[word] = None
    if len(distinct) < n:
        raise ValueError(f"only {len(distinct)} of {n} names: add syllables")
    return tuple(distinct)


def short_form(given: str) -> str | None:
    """What friends call somebody of this name; null where the name has no short form."""
    return _SHORTENED.get(given)
