"""Whose post a comment or reaction is on, which Facebook tells in a sentence alone.

The sentence is in the owner's language. English is well known; the other languages are read only
where the sentence ends with the name, and German, whose genitive grows on to the name, not at all.
"""

import re
from typing import Literal, NamedTuple

Kind = Literal["other", "own", "nobody", "unknown"]


class Target(NamedTuple):
    """Whose thing it was."""

    kind: Kind  # other: `name`; own: the owner's; nobody: the sentence names none
    name: str | None = None


_THINGS = (
    r"(?:activity|album|answer|article|check-in|comment|cover photo|event|GIF|life event|link"
    r"|live video|memory|note|photo|playlist|poll|post|profile picture|profile video|question|reel"
    r"|reply|review|status|story|timeline|update|video|wall)s?"
)
_ENGLISH = re.compile(
    r"(?:(?:also )?commented on|(?:also )?replied to|likes?|liked|loves?|loved|reacted to"
    r"|cares about|is (?:sad|angry|wowed) (?:about|at|by)) "
    r"(?:(?P<own>(?:his|her|their|your) own\b.*)"
    rf"|(?P<name>.+?)['’]s? {_THINGS}\b.*"
    r"|(?P<none>(?:an?|the|this)\b.*))",
    re.DOTALL,
)
# What is done to what, then of or on, then the name and a full stop.
_OTHERS = (
    (r"(?:a (?:commenté|aimé|répondu à|réagi à)|aime) (?P<what>.+?)", r"d(?:e |['’])", r"propre\b"),
    (r"(?:comentó|respondió|reaccionó)(?: (?:a|en))? (?P<what>.+?)", "de ", r"propi[oa]\b"),
    (
        r"(?:comentou|respondeu|curtiu|reagiu)(?: (?:a|em|à|ao|na|no))? (?P<what>.+?)",
        "d(?:e|a|o) ",
        r"própri[oa]\b",
    ),
    (
        r"ha (?:commentato|risposto|reagito)(?: (?:a|al|alla))? (?P<what>.+?)",
        "di ",
        r"propri[oa]\b",
    ),
    (r"heeft gereageerd op (?P<what>.+?)", "van ", r"eigen\b"),
)
_WHAT = re.compile(
    r"^(?:l[ae]s? |l['’]|une? |el |la |a |o |il |lo |het |de |een |à |al |alla |ao |na |no )*"
    r"(?:publication|photo|vidéo|commentaire|lien|statut|album|publicación|foto|v[ií]deo|comentario"
    r"|enlace|estado|álbum|publicação|comentário|link|post|commento|stato|bericht|opmerking|status)$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:dans|sur|en|em|no grupo|nel gruppo|in|op)\b", re.IGNORECASE)
_COMPILED = tuple(
    (re.compile(rf"{what} {of}(?P<name>[^.]+?)\.?$", re.DOTALL), re.compile(own))
    for what, of, own in _OTHERS
)


def target_of(title: str, actor: str) -> Target:
    """Whose thing a comment or a reaction was about.

    Args:
        title: The sentence, repaired.
        actor: The name of whoever commented or reacted, with which the sentence begins.
    """
    if not actor or not title.startswith(f"{actor} "):
        return Target("unknown")
    rest = title[len(actor) + 1 :].strip()
    if found := _ENGLISH.fullmatch(rest):
        if found["own"]:
            return Target("own")
        return Target("other", found["name"]) if found["name"] else Target("nobody")
    for sentence, own in _COMPILED:
        if own.search(rest):
            return Target("own")
        found = sentence.fullmatch(rest)
        if found and _WHAT.match(found["what"]) and not _PLACE.search(found["name"]):
            return Target("other", found["name"])
    return Target("unknown")
