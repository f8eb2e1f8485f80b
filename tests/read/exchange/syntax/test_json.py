"""JSON within bounds: numbers as written, and what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.model.fact import MessageFact
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.json import (
    JsonNumber,
    JsonValue,
    cell_of,
    items,
    members,
    parse_json,
    without_zeros,
)
from mic_tracker.text import limits


def refused(data: bytes) -> tuple[str, dict[str, MessageFact], int]:
    with pytest.raises(UnreadableFile) as caught:
        parse_json(data)
    return caught.value.code, dict(caught.value.facts), caught.value.line


@pytest.mark.parametrize(
    "written", ["18.40", "-0.0", "1e-5", "8.128E-05", "1" * 5000, "0.1" + "0" * 99]
)
def test_a_number_keeps_its_digits(written: str) -> None:
    value = parse_json(f"[{written}]".encode())
    assert value == [written]
    assert isinstance(items(value)[0], JsonNumber)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_all_else_is_what_the_library_reads(value: object) -> None:
    written = json.dumps(value).encode()
    assert parse_json(written) == json.loads(written)


def test_a_byte_order_mark_and_utf_16_are_read() -> None:
    assert parse_json('\ufeff["ế"]'.encode()) == ["ế"]
    assert parse_json('["ế"]'.encode("utf-16")) == ["ế"]


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(constant: str) -> None:
    assert refused(f'{{"value": {constant}}}'.encode())[:2] == (
        "json_constant",
        {"written": constant},
    )


def test_a_key_that_stands_twice_is_refused() -> None:
    assert refused(b'{"a": {"value": 1, "x": 2, "value": 3}}') == (
        "json_key_twice",
        {"key": "value"},
        1,
    )


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b'{"a": [1,\n2', "json_cut_off", 2),
        (b'{"a": "b', "json_cut_off", 1),
        (b"", "json_cut_off", 1),
        (b'[1,\n\n"a" "b"]', "json_syntax", 3),
        (b"[01]", "json_syntax", 1),
        (b'{"a": 1}}', "json_syntax", 1),
        (b"a,b\n1,2", "json_syntax", 1),
    ],
)
def test_broken_json_is_refused_with_its_line(data: bytes, code: str, line: int) -> None:
    found, facts, at = refused(data)
    assert (found, at) == (code, line)
    assert (code == "json_syntax") == ("column" in facts)


@pytest.mark.parametrize("deep", [b"[" * 1_000_000, b'{"a":' * 1_000_000])
def test_brackets_without_end_are_refused(deep: bytes) -> None:
    assert refused(deep)[0] == "json_depth"


def test_more_bytes_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_BYTES", 5)
    assert parse_json(b"[123]") == ["123"]
    assert refused(b"[1234]")[:2] == ("too_large", {"limit": 5})


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refused(b'["\xe9"]')[0] == "encoding_needed"
    assert refused(b"PK\x03\x04")[0] == "not_text"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        ("a", "a"),
        (["a", "", None, "b"], "a; b"),
        ([], ""),
        ({"a": "b"}, ""),
        ([["a"]], ""),
    ],
)
def test_a_value_as_a_cell(value: JsonValue, cell: str) -> None:
    assert cell_of(value) == cell


def test_what_stands_elsewhere_has_no_members() -> None:
    assert (members([]), members(None), items({}), items("ab")) == ({}, {}, [], [])


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2019.0", "2019"),
        ("2019.00", "2019"),
        ("2019", "2019"),
        ("2019.5", "2019.5"),
        ("a.0", "a.0"),
    ],
)
def test_a_fraction_of_zeros_is_none(written: str, year: str) -> None:
    assert without_zeros(written) == year
