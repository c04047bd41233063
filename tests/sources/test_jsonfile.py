"""JSON files are read in every encoding people save them in, and damage is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netgraph.errors import ExportError
from netgraph.sources import jsonfile

VALUE = {"friends": [{"name": "Zoë Brandt 🎈", "timestamp": 1}]}
TEXT = json.dumps(VALUE, ensure_ascii=False)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    assert jsonfile.load(TEXT.encode(encoding), "friends.json") == VALUE


@pytest.mark.parametrize("value", [[], {}, None, 7, "x", [1]])
def test_any_json_value_is_returned_as_it_is(value: object) -> None:
    assert jsonfile.load(json.dumps(value).encode(), "a.json") == value


def test_text_can_be_parsed_without_bytes() -> None:
    assert jsonfile.parse(TEXT, "friends.json") == VALUE


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        (b'{"friends": [{"na', "cut off at line 1, column 15"),
        (b'{"friends": [\n{"name": "A"},', "cut off at line 2"),
        (b'{"friends": [\n{"name": A}]}', "damaged at line 2, column 10"),
        (b"<html></html>", "damaged at line 1, column 1"),
        ("Zoë".encode("cp1252"), "byte 3 is not UTF-8 text"),
        ("{}".encode("utf-16")[:-1], "is not UTF-16"),
        (b"[" * 200_000, "beyond any real export"),
        (b"1" * 10_000, "beyond any real export"),
    ],
)
def test_damage_is_named_with_file_place_and_advice(data: bytes, words: str) -> None:
    with pytest.raises(ExportError, match=words) as caught:
        jsonfile.load(data, "friends.json")
    assert str(caught.value).startswith("friends.json: ")
    assert "again" in str(caught.value)


@given(st.integers(0, len(TEXT.encode()) - 1))
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(ExportError):
        jsonfile.load(TEXT.encode()[:cut], "friends.json")


@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_an_export_error(data: bytes) -> None:
    try:
        value = jsonfile.load(data, "x.json")
    except ExportError as ex:
        value = ex
    assert value is None or isinstance(value, ExportError | dict | list | str | int | float)
