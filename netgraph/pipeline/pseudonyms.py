"""Pseudonyms: the same every night, and nobody can work them out without the home's secret."""

import hashlib
import os
import secrets
from collections import Counter
from pathlib import Path

import polars as pl

from netgraph.errors import StoreError

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"  # Crockford's: none is taken for another
_NO_DIGITS = 22  # of these a token begins with one, so that no program takes it for a number
_SHORT, _LONG = 6, 16  # letters; those who would share six bear sixteen
_BYTES = 32


def secret_of(home: Path) -> bytes:
    """The secret of a home, in HOME/state/pseudonyms.key; made when first asked for.

    Whoever loses it gets other pseudonyms; whoever hands it out undoes them.

    Raises:
        StoreError: The file is there and is not such a secret.
    """
    path = home / "state" / "pseudonyms.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(file, "w", encoding="ascii") as new:
            new.write(secrets.token_hex(_BYTES))
    written = path.read_bytes()
    try:
        secret = bytes.fromhex(written.decode("ascii"))
    except ValueError:
        secret = b""
    if len(secret) != _BYTES:
        raise StoreError(
            f"{path}: not a secret of {_BYTES} bytes in hexadecimal. Move it away for a new one; "
            "pseudonyms will then be others."
        )
    return secret


def tokens(texts: pl.Series, kind: str, secret: bytes) -> pl.DataFrame:
    """What stands for each text.

    Args:
        texts: What is to be replaced; null is left out.
        kind: Of what they are, so that a company and a person of one name get two tokens.
        secret: From `secret_of`.

    Returns:
        One row per different text, sorted: text, token (unique).
    """
    distinct = texts.drop_nulls().unique().sort()
    whole = [
        _letters(hashlib.blake2b(text.encode(), key=secret, person=kind.encode()).digest())
        for text in distinct
    ]
    shared = Counter(word[:_SHORT] for word in whole)
    return pl.DataFrame(
        {
            "text": distinct,
            "token": [word[:_SHORT] if shared[word[:_SHORT]] == 1 else word for word in whole],
        },
        schema={"text": pl.String, "token": pl.String},
    )


def _letters(digest: bytes) -> str:
    first, *others = digest[:_LONG]
    return _LETTERS[first % _NO_DIGITS] + "".join(_LETTERS[n % len(_LETTERS)] for n in others)
