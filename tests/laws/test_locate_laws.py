"""Every path tomllib parses has a place, and what stands there parses to the same value."""

import tomllib
from collections.abc import Iterator
from typing import Any

import tomli
from hypothesis import given, settings
from toml_texts import styled

from mic_tracker.text.toml.outline import KeyPath, tables
from mic_tracker.text.toml.places import Place
from mic_tracker.text.toml.positions import positions, table_marks


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:  # noqa: ANN401 - parsed TOML
    if path:
        yield path, value
    if isinstance(value, dict | list):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for step, member in members:
            yield from walk(member, (*path, step))


def from_place(text: str, place: Place) -> str:
    """The rest of the text from a place on."""
    lines = text.split("\n")
    return "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]])


def paths_of(text: str) -> Iterator[KeyPath]:
    """Every path that a text names: its headers, the tables they imply, its keys and elements."""
    for table in tables(text):
        yield from (table.path[:size] for size in range(1, len(table.path) + 1))
        yield from table_marks(text, table)


@settings(max_examples=200)
@given(styled())
def test_the_paths_found_are_those_tomllib_parses(text: str) -> None:
    bare = text.removeprefix("\ufeff")
    places = positions(text)
    parsed = {path for path, _ in walk(tomllib.loads(bare))}
    assert {*paths_of(bare)} == parsed
    assert all(path in places for path in parsed)


@settings(max_examples=200)
@given(styled())
def test_what_stands_at_the_place_of_a_scalar_is_its_value(text: str) -> None:
    bare = text.removeprefix("\ufeff")
    places = positions(text)
    for path, value in walk(tomllib.loads(bare)):
        if isinstance(value, dict | list):
            continue
        place = places.value(path)
        rest = from_place(bare, place)
        if rest.startswith(('"""', "'''")):
            quote = rest[:3]
            assert place.width == len(rest.split("\n")[0].rstrip("\r"))
            assert parsed_prefix(rest, quote) == repr(value)
        else:
            assert repr(tomllib.loads(f"x = {rest[: place.width]}")["x"]) == repr(value)


def parsed_prefix(rest: str, quote: str) -> str:
    """The value of the multi-line string `rest` begins with: the longest prefix that parses."""
    ends = (at + 3 for at in range(3, len(rest)) if rest.startswith(quote, at))
    parsed = []
    for end in ends:
        try:
            parsed.append(repr(tomllib.loads(f"x = {rest[:end]}")["x"]))
        except tomllib.TOMLDecodeError:
            if parsed:
                break
    return parsed[-1]


@settings(max_examples=200)
@given(styled())
def test_what_stands_at_the_place_of_a_key_is_its_name(text: str) -> None:
    bare = text.removeprefix("\ufeff")
    places = positions(text)
    for path, _ in walk(tomllib.loads(bare)):
        written = from_place(bare, place := places.key(path))[: place.width]
        if isinstance(path[-1], str) and not written.startswith("["):
            assert list(tomli.loads(f"{written} = 0")) == [path[-1]]
