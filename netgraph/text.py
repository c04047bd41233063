"""How names and free text are made comparable; the same everywhere, so keys agree."""

import unicodedata

from cleanco import basename

MAX_TEXT = 500


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


def fold_company(name: str | None) -> str:
    """A company's name reduced to what its spellings share: folded, without its legal form.

    Args:
        name: As somebody wrote it, or null.

    Returns:
        `acme` for "ACME, Inc."; the whole folded name where it is nothing but a legal form; the
        empty string when there is none.
    """
    whole = fold(name)
    return fold(basename(whole)) or whole
