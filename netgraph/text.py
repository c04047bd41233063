"""How names and free text are made comparable; the same everywhere, so keys agree."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

from cleanco import prepare_default_terms

MAX_TEXT = 500
#: What can be said of two who may be one human.
VERDICTS = ("same", "different")
_LEGAL_FORMS = frozenset(tuple(words) for _, words in prepare_default_terms())
_LONGEST_FORM = max(map(len, _LEGAL_FORMS))
_JOINERS = frozenset(("&", "+", "-", "and", "und", "et", "y", "e", "en", "og", "och", "i"))
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")  # "Acme (formerly Apex)"
_HYPHENS_AND_SPACES = re.compile(r"[-\u2010-\u2015\s]+")
_UNDECOMPOSED = str.maketrans("łøđı", "lodi")
# What people write where an employer is asked for and there is none; two who do are no colleagues.
_ALONE = (  # whatever follows: "Freelance Designer"
    r"self ?empl\w+|freelancer?|freelancing|selbst(?:st)?ändig\w*|freiberuf\w*|indépendante?"
    r"|auto ?entrepreneu\w+|aut[óô]nom[oa]|(?:por )?cuenta propia|(?:por )?conta própria"
    r"|liber[oa] professionist[ae]|zzp(?:['’ ]?er)?|zelfstandig\w*|egenföretagare|selvstendig\w*"
    r"|independent (?:consultant|contractor|professional)|stealth(?: mode)?(?: start ?up)?"
)
_NOWHERE = (  # as the whole name: "Home", but not "Home Depot"
    r"self|independent|own business|consultant|contractor|retired|pensioned|(?:im )?ruhestand"
    r"|rentner(?:in)?|retraitée?|jubilad[oa]|aposentad[oa]|pensionat[oa]|students?|studentin"
    r"|étudiante?|estudiante|unemployed|arbeits(?:los|suchend)|between jobs|career break|sabbatical"
    r"|open to work|(?:looking for|seeking)(?: new)? (?:opportunit(?:y|ies)|work|a job|employment)"
    r"|job ?seeker|confidential|private|various|several|other|n/?a|none|no|nil|null|unknown"
    r"|home|homemaker|hausfrau|tbd|tba|xx+"
)
_NO_EMPLOYER = re.compile(rf"(?:{_ALONE})(?:[ /,|].*)?|{_NOWHERE}")

#: Networks as they spell themselves.
NETWORKS = {
    "addressbook": "Address book",
    "bluesky": "Bluesky",
    "calendar": "Calendar",
    "facebook": "Facebook",
    "github": "GitHub",
    "googleplus": "Google+",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "mail": "Mail",
    "mastodon": "Mastodon",
    "skype": "Skype",
    "whatsapp": "WhatsApp",
    "x": "X",
    "youtube": "YouTube",
}


def clean(value: str | None) -> str | None:
    """Text fit to store: NFC, no control or invisible formatting characters, single spaces.

    Args:
        value: Anything a network wrote into a cell.

    Returns:
        At most 500 characters; null when nothing readable is left.
    """
    if value is None:
        return None
    if value.isascii() and value.isprintable():  # most names and cells; ten times as fast
        return " ".join(value.split())[:MAX_TEXT].strip() or None
    normal = unicodedata.normalize("NFC", value)
    # Cf holds zero-width and direction marks; ZWJ and ZWNJ stay, emoji and Persian need them.
    kept = "".join(
        " " if c.isspace() else c
        for c in normal
        if c.isspace()
        or c in "\u200c\u200d"
        or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
    )
    return " ".join(kept.split())[:MAX_TEXT].strip() or None


def fold(name: str | None) -> str:
    """A name reduced to what two spellings of it share: NFKC, case-folded, cleaned.

    Args:
        name: A display name, or null.

    Returns:
        The folded name; the empty string when there is none.
    """
    return (clean(unicodedata.normalize("NFKC", name)) or "").casefold() if name else ""


def role_key(name: str | None) -> str:
    """What the spellings of one role share: `truth sayer` for "Truth-Sayer".

    Args:
        name: As somebody wrote it, or null.

    Returns:
        Folded, with runs of hyphens, dashes and spaces as one space, and none at either end; the
        empty string when there is none.
    """
    return _HYPHENS_AND_SPACES.sub(" ", fold(name)).strip()


def fold_company(name: str | None) -> str:
    """A company's name reduced to what its spellings share.

    Args:
        name: As somebody wrote it, or null.

    Returns:
        Folded, without asides in brackets and without the legal forms at its end: `acme` for
        "ACME Co., Ltd." and "Acme (Germany) GmbH". A name that is nothing else keeps its first
        word; the empty string when there is none.
    """
    whole = fold(name)
    words = _ASIDE.sub(" ", whole).split()
    while len(words) > 1:
        tail = [_unaccented(word) for word in words[-_LONGEST_FORM:]]
        ends = (n for n in range(min(len(tail), len(words) - 1), 0, -1))
        cut = next((n for n in ends if tuple(tail[-n:]) in _LEGAL_FORMS), 0)
        if not cut and words[-1] not in _JOINERS:
            break
        del words[-(cut or 1) :]
    return " ".join(words).strip(" .,;:-") or whole


def employer_key(name: str | None) -> str | None:
    """What the spellings of one employer share, and no two employers do as far as names tell.

    Args:
        name: What stands where an employer is asked for, or null.

    Returns:
        The folded company; null where no employer is named ("self-employed", "retired", "N/A").
    """
    key = fold_company(name)
    if not any(map(str.isalpha, key)) or _NO_EMPLOYER.fullmatch(" ".join(re.split("[ -]+", key))):
        return None
    return key


def nearest(word: str, known: Iterable[str]) -> str:
    """Which word could have been meant, as a sentence that follows another.

    Args:
        word: As somebody wrote it.
        known: The words that there are.

    Returns:
        The nearest ones, else all of them where they are few, with a space before; the empty
        string when there is no telling.
    """
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=3, cutoff=0.5)
    if close:
        return f" Did you mean {' or '.join(close)}?"
    return f" There are {', '.join(names)}." if 0 < len(names) <= 8 else ""


def _unaccented(word: str) -> str:
    """A word as cleanco spells its legal forms: `sa` for "S.A."."""
    bare = word.translate(_UNDECOMPOSED).replace(".", "").replace(",", "").replace("-", "")
    if bare.isascii():
        return bare
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
