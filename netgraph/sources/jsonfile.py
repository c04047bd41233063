"""JSON as the networks write it and as people re-save it, with errors that name the file."""

import codecs
import json
from contextlib import suppress

import orjson

from netgraph.errors import ExportError

_BOMS = (  # UTF-32's little-endian mark begins with UTF-16's, so it is asked first
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AGAIN = "Ask the network for this file again and do not open and save it in an editor."


def load(data: bytes, file: str) -> object:
    """The value that a JSON file holds.

    Args:
        data: The file's bytes: UTF-8, UTF-16 or UTF-32, with or without a byte order mark.
        file: Its name, for the error.

    Returns:
        Dicts, lists, strings, numbers, booleans or null; a whole number beyond 64 bits is a float.

    Raises:
        ExportError: The file is empty, cut off, damaged, nested beyond reason, or no JSON at all.
    """
    if _encoding(data) == "utf-8":
        with suppress(orjson.JSONDecodeError):
            return orjson.loads(data)
    # what orjson refuses, json either reads (half of a surrogate pair) or says where it fails
    return parse(decode(data, file), file)


def decode(data: bytes, file: str) -> str:
    """The text of a file.

    Raises:
        ExportError: It is no text of the encoding that it begins with.
    """
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError as ex:
        raise ExportError(
            f"{file}: byte {ex.start + 1:,} is not {ex.encoding.upper()} text. {_AGAIN}"
        ) from ex


def parse(text: str, file: str) -> object:
    """The value that JSON text holds; like `load`, for a caller that has decoded the file.

    Raises:
        ExportError: The text is empty, cut off, damaged, nested beyond reason, or no JSON at all.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as ex:
        raise ExportError(f"{file}: {_fault(text, ex)} {_AGAIN}") from ex
    except (RecursionError, ValueError) as ex:  # ValueError: a number of thousands of digits
        raise ExportError(f"{file}: nested or sized beyond any real export. {_AGAIN}") from ex


def _encoding(data: bytes) -> str:
    """By its mark, else by where the NULs of two leading ASCII characters stand."""
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    return marked or {b"\0\1": "utf-16-be", b"\1\0": "utf-16-le"}.get(
        bytes(bool(b) for b in data[:2]), "utf-8"
    )


def _fault(text: str, ex: json.JSONDecodeError) -> str:
    """Where and what, without a word of the content."""
    if not text.strip():
        return "the file is empty, expected JSON."
    where = f"line {ex.lineno:,}, column {ex.colno:,}"
    # A string that never ends is reported where it begins.
    if ex.pos >= len(text.rstrip()) or ex.msg.startswith("Unterminated string"):
        return f"cut off at {where}: the file ends in the middle of a value."
    return f"damaged at {where}: {ex.msg}."
