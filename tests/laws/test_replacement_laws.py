"""Changing keys of one table changes them and nothing else, in any document; or it refuses."""

import tomllib
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from toml_texts import bodies, documents, styled

from mic_tracker.text.toml.insertion import insert_block
from mic_tracker.text.toml.replacement import (
    ChangedText,
    UneditableText,
    remove_element,
    set_keys,
)

KEYS = st.sampled_from(["indicator", "period", "value", "source", "note", "other key", "k.0"])
VALUES = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
)
WRITTEN = {
    "indicator": ('"firms"', "'firms'", '"f" # c'),
    "period": ("2022", '"2024-Q1"', "2024-07-01"),
    "value": ("51_038", "5.0", "-0x0", "7"),
    "source": ('"it"', "'it'", '"""\nit"""'),
    "note": ('"a # b"', "'''\n[[observations]]\n'''", '"[x]\\""'),
}
SIGNS = st.sampled_from(["=", " = ", "   =  ", "\t=\t"])
LINES = st.sampled_from(["", "# c\n", "\n", "\n# [[x]]\n\n", "# ── h ──\n"])


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A block of an observation as somebody may write it, with comments between its keys."""
    keys = draw(st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, unique=True))
    lines = (
        f"{key}{draw(SIGNS)}{draw(st.sampled_from([w for w in WRITTEN[key] if '-0x' not in w]))}\n"
        + draw(st.sampled_from(["", "", "# between\n"]))
        for key in keys
    )
    return f"{draw(LINES)}[[observations]]{draw(st.sampled_from(['', '  # h']))}\n" + "".join(lines)


@st.composite
def inline_blocks(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(sorted(WRITTEN)), min_size=1, unique=True))
    one_line = {key: [w for w in WRITTEN[key] if "\n" not in w and "#" not in w] for key in keys}
    pairs = (
        f"{key} = {draw(st.sampled_from([w for w in one_line[key] if '-0x' not in w]))}"
        for key in keys
        if one_line[key]
    )
    return "{ " + ", ".join(pairs) + " }"


@st.composite
def registries(draw: st.DrawFn) -> tuple[str, int]:
    """A document with blocks among anything else, and how many there are."""
    head, tail = draw(bodies()), draw(documents())
    if draw(st.booleans()):
        gap = draw(st.sampled_from([", ", ",", ",\n  "]))
        found = draw(st.lists(inline_blocks(), min_size=1, max_size=4))
        array = gap.join(found) + draw(st.sampled_from(["", ",", "\n"]))
        text = f"observations = [{draw(st.sampled_from(['', ' ', chr(10)]))}{array}]\n{head}"
    else:
        found = draw(st.lists(blocks(), min_size=1, max_size=4))
        gaps = st.sampled_from(["", "\n", "\n\n", "[x{}]\ny = 1\n", "[observations.sub]\nz = 1\n"])
        text = head + "".join(b + draw(gaps).format(n) for n, b in enumerate(found))
    text += "".join(f"\n{tail}") if tail.lstrip().startswith("[") else ""
    newline, mark = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\ufeff"]))
    return mark + text.removesuffix(draw(st.sampled_from(["", "\n"]))).replace("\n", newline), len(
        found
    )


def parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        assume(condition=False)
        raise


def tried(change: Any, *words: Any) -> ChangedText | None:  # noqa: ANN401 - any edit
    """The result of an edit; None where it is refused, which is always allowed."""
    try:
        found: ChangedText = change(*words)
    except UneditableText:
        return None
    return found


def canonical(data: object) -> str:
    """Data as text, whatever the order of keys; every nan is the same."""
    if isinstance(data, dict):
        return f"{{{', '.join(f'{key!r}: {canonical(data[key])}' for key in sorted(data))}}}"
    return f"[{', '.join(map(canonical, data))}]" if isinstance(data, list) else repr(data)


@settings(max_examples=300)
@given(
    registries(), st.dictionaries(KEYS, VALUES, max_size=3), st.sets(KEYS, max_size=2), st.data()
)
def test_set_keys_gives_the_intended_data_and_keeps_every_other_line(
    registry: tuple[str, int], values: dict[str, object], removed: set[str], data: st.DataObject
) -> None:
    text, count = registry
    before = parsed(text)
    index = data.draw(st.integers(0, count - 1))
    gone = removed - values.keys()
    assume(before["observations"][index].keys() - gone)
    changed = tried(set_keys, text, ("observations", index), values, gone)
    if changed is None:
        return
    after = parsed(changed.text)
    element = {k: v for k, v in before["observations"][index].items() if k not in gone} | values
    assert canonical(after["observations"].pop(index)) == canonical(element)
    del before["observations"][index]
    assert canonical(after) == canonical(before)
    _assert_one_place_changed(text, changed)


@settings(max_examples=300)
@given(registry=registries(), keep=st.booleans(), data=st.data())
def test_removal_takes_one_element_and_keeps_every_other_line(
    *, registry: tuple[str, int], keep: bool, data: st.DataObject
) -> None:
    text, count = registry
    before = parsed(text)
    index = data.draw(st.integers(0, count - 1))
    changed = tried(lambda: remove_element(text, ("observations", index), keep_comments=keep))
    if changed is None:
        return
    after = parsed(changed.text)
    del before["observations"][index]
    assert canonical(after.pop("observations", [])) == canonical(before.pop("observations"))
    assert canonical(after) == canonical(before)
    _assert_one_place_changed(text, changed)
    if "──" in text:
        assert changed.text.count("# ── h ──") == text.count("# ── h ──")


def _assert_one_place_changed(text: str, changed: ChangedText) -> None:
    """Before the lines that the change is about, and after them, every byte is as it was."""
    bare = text.removeprefix("\ufeff")
    start = sum(len(line) for line in bare.split("\n")[: changed.first_line - 1])
    start += changed.first_line - 1
    mark = text[: len(text) - len(bare)]
    assert bare[start : start + len(changed.old)] == changed.old
    rest = bare[start + len(changed.old) :]
    assert changed.text == mark + bare[:start] + changed.new + rest


@settings(max_examples=200)
@given(styled(), VALUES)
def test_in_any_document_with_a_list_an_edit_is_right_or_refused(text: str, value: object) -> None:
    data = parsed(text)
    if not isinstance(data.get("list"), list) or not isinstance(data["list"][0], dict):
        return
    changed = tried(set_keys, text, ("list", 0), {"new key": value}, ())
    if changed:
        expected = parsed(text)
        expected["list"][0]["new key"] = value
        assert canonical(parsed(changed.text)) == canonical(expected)
    removed = tried(remove_element, text, ("list", 0))
    if removed:
        expected = parsed(text)
        rest = expected.pop("list")[1:]
        after = parsed(removed.text)
        assert canonical(after.pop("list", [])) == canonical(rest)
        assert canonical(after) == canonical(expected)


@settings(max_examples=200)
@given(st.lists(blocks(), min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]), st.data())
def test_what_was_just_inserted_can_be_taken_out_again(
    found: list[str], newline: str, data: st.DataObject
) -> None:
    text = "a = 1\n\n" + "\n".join(found)
    line = data.draw(st.integers(1, text.count("\n")))
    grown = insert_block(text.replace("\n", newline), "[[observations]]\nnew = 1\n", line)
    elements = parsed(grown)["observations"]
    removed = remove_element(grown, ("observations", elements.index({"new": 1})))
    assert removed.text == text.replace("\n", newline)


@pytest.mark.parametrize("depth", [300, 3000])
def test_deep_nesting_ends_in_a_change_or_a_refusal(depth: int) -> None:
    text = f"a = {'[' * depth}{']' * depth}\n[[observations]]\nvalue = 1\n"
    changed = tried(set_keys, text, ("observations", 0), {"value": 2}, ())
    assert changed is None or changed.text == text.replace("value = 1", "value = 2")


def test_most_edits_of_a_plain_block_are_not_refused() -> None:
    text = 'a = 1\n\n[[observations]]\nindicator = "firms"\nvalue = 1\n'
    assert tried(set_keys, text, ("observations", 0), {"value": 2}, ())
    assert tried(remove_element, text, ("observations", 0))
