"""A JSON document has the bytes that Python's own writer gives it, whatever is in it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.show.document import OneByOne
from mic_tracker.show.formats.json import write
from mic_tracker.text.escape import json_text

NUMBERS = st.one_of(
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([7e-05, 1e-4, 9.99e-5, 1e16, 1e15, 1e22, -0.0, 5e-324, 1.5e300, 123456789.125]),
)
TEXTS = st.one_of(
    st.text(),
    st.sampled_from(["0.00007", "a: 0.00007", '": 0.00007', "NaN", " Infinity", " 1e5", " 1e5\n"]),
)
DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
        lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXTS, inner)),
        max_leaves=12,
    ),
)


@given(DATA)
def test_the_bytes_are_those_of_python(data: dict[str, Any]) -> None:
    assert write(data) == json_text(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


@given(entries=st.lists(DATA, max_size=3), half_a_character=st.booleans())
def test_entries_that_are_made_as_they_are_written_are_a_list(
    entries: list[dict[str, Any]], *, half_a_character: bool
) -> None:
    rest = {"half": "\ud800"} if half_a_character else {}
    made = write({"entries": OneByOne(lambda one: {"of": one}, entries), **rest})
    assert made == write({"entries": [{"of": one} for one in entries], **rest})


def test_a_fault_in_an_entry_is_told_as_what_it_is() -> None:
    with pytest.raises(KeyError, match="missing"):
        write({"entries": OneByOne(lambda one: one["missing"], [dict[str, Any]()])})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    for data in ({"a": number}, {"a": [1, number, 2]}, {"a": {"b": number}}):
        with pytest.raises(ValueError, match="JSON"):
            write(data)


def test_half_a_character_is_written_as_python_writes_it() -> None:
    data = {"a": "\ud800"}
    assert write(data) == json_text(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"
