"""What a key tells by its form, and the identifiers that tie accounts across networks."""

import re
import unicodedata
from urllib.parse import unquote

import polars as pl

from netgraph.text import fold

#: Networks whose accounts are addresses: one human has several, and several stand side by side.
ADDRESSES = ("calendar", "mail")
_LINKEDIN = re.compile(r"linkedin\.com/(in/[^/?#\s]+)", re.IGNORECASE)
_X = re.compile(r"(?:^|//|\.)(?:twitter|x)\.com/@?(\w{1,30})/?(?:[?#].*)?$", re.IGNORECASE)


def source_of(key: str = "key") -> pl.Expr:
    """The network a key belongs to."""
    return pl.col(key).str.extract(r"^([^:]+):", 1)


def form_of(key: str = "key") -> pl.Expr:
    """How far a key holds: id everywhere, handle for a while, list and name for one owner."""
    first = pl.col(key).str.extract(r"^[^:]+:(.)", 1)
    return (
        pl.when(first == "~")
        .then(pl.lit("list"))
        .when(first == "?")
        .then(pl.lit("name"))
        .when(first == "@")
        .then(pl.lit("handle"))
        .otherwise(pl.lit("id"))
    )


def folded(names: pl.Series) -> pl.Series:
    """Names made comparable; null where there is none. Each distinct name is folded once."""
    distinct = names.unique().drop_nulls()
    return names.replace_strict(
        distinct, pl.Series([fold(n) or None for n in distinct], dtype=pl.String), default=None
    )


def identifier_of_url(url: str) -> str:
    """A profile link as an identifier: an account key where the network is known, else the link."""
    if found := _LINKEDIN.search(url):
        return f"linkedin:{unicodedata.normalize('NFC', unquote(found[1])).lower()}"
    if found := _X.search(url):
        return f"x:@{found[1].lower()}"
    return "url:" + re.sub(r"^https?://(www\.)?|/+$", "", url.strip().lower())


def key_from_text(owner: str, source: str, text: str) -> str:
    """The key that a person means who writes a profile link, a handle, an id or a name.

    Args:
        owner: Whose list a bare name belongs to.
        source: The network.
        text: A key (`linkedin:in/noor`), a profile link, `@handle`, an id, or a Facebook name.
    """
    text = text.strip()
    if text.startswith(f"{source}:"):
        if source not in ADDRESSES:
            return text
        text = text.removeprefix(f"{source}:")
    if "/" in text and "." in text:
        return identifier_of_url(text)
    if source == "x" and not text.isdigit():
        return f"x:@{text.removeprefix('@').lower()}"
    if source in ("facebook", "linkedin"):
        return f"{source}:?{owner}/{fold(text)}"
    if source in ADDRESSES:
        return f"{source}:{unicodedata.normalize('NFC', text).lower().removeprefix('mailto:')}"
    return f"{source}:{text}"
