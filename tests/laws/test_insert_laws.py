"""Inserting adds what it should and touches nothing else, in any document at any line."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from toml_texts import styled

from mic_tracker.text.toml.insertion import insert_block, render_block

FIELDS = st.dictionaries(
    st.text(min_size=1, max_size=5),
    st.recursive(
        st.text(st.characters(exclude_categories=["Cs"]))
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False)
        | st.booleans()
        | st.dates()
        | st.times()
        | st.datetimes(),
        lambda inner: (
            st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
        ),
        max_leaves=4,
    ),
    max_size=4,
)
GAPS = st.sampled_from(["", "\n", "\n\n", "# c\n", "\n# c\n", "[observations.s]\nz = [\n1]\n"])
LINES = st.none() | st.integers(1, 40)


def parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text.removeprefix("\ufeff"))


@settings(max_examples=200)
@given(FIELDS)
def test_a_rendered_block_parses_to_its_fields(fields: dict[str, object]) -> None:
    assert parsed(render_block("[[new]]", fields)) == {"new": [fields]}


@settings(max_examples=200)
@given(styled(), FIELDS, LINES)
def test_a_new_table_adds_itself_and_nothing_else(
    text: str, fields: dict[str, object], line: int | None
) -> None:
    result = insert_block(text, render_block("[new.table]", fields), line)
    assert repr(parsed(result)) != repr(parsed(text))
    rest = parsed(result)
    assert rest.pop("new") == {"table": fields}
    assert repr(sorted(rest.items())) == repr(sorted(parsed(text).items()))


@settings(max_examples=200)
@given(styled(), LINES)
def test_an_insertion_is_one_piece_between_untouched_bytes(text: str, line: int | None) -> None:
    result = insert_block(text, "[[new]]\nx = 1\n", line)
    newline = "\r\n" if "\r\n" in text else "\n"
    block = newline.join(["[[new]]", "x = 1", ""])
    head, inserted, tail = result.partition(block)
    assert inserted
    before = head.removeprefix("\ufeff").replace("\r\n", "\n")
    assert not before.strip("\n") or before.endswith("\n\n")
    assert not tail or tail.lstrip(" \t").startswith(newline)
    grown = len(result) - len(text)
    assert any(_is_cut(text, result, at, grown) for at in range(len(text) + 1))


def _is_cut(text: str, result: str, at: int, grown: int) -> bool:
    return result[:at] == text[:at] and result[at + grown :] == text[at:]


@settings(max_examples=200)
@given(st.lists(GAPS, min_size=1, max_size=6), st.data())
def test_a_sibling_follows_the_block_it_is_put_after(gaps: list[str], data: st.DataObject) -> None:
    text = "".join(f"[[observations]]\nvalue = {n}\n{gap}" for n, gap in enumerate(gaps))
    line = data.draw(st.integers(1, text.count("\n")))
    holding = text.split("\n")[:line].count("[[observations]]") - 1
    result = parsed(insert_block(text, "[[observations]]\nvalue = 99\n", line))
    expected = parsed(text)["observations"]
    expected.insert(holding + 1, {"value": 99})
    assert result["observations"] == expected
