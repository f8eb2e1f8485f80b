"""Places in a registry, counted by hand."""

import pytest

from mic_tracker.text.toml.outline import KeyPath
from mic_tracker.text.toml.places import Place
from mic_tracker.text.toml.positions import positions

REGISTRY = """\
format = 1                                  # line 1
[sources.venue]
title = \"\"\"
[[observations]]
# not a comment\"\"\"

[targets.digital-firms-2030]
stated    = { source = "venue", at = "p. 7" }
interim   = [
  [2025, 70_000],  # ] half way
  [2027, 85_000],
]
"đơn vị".name = 'firms'

[[observations]]
value = 1
  [[observations]]
  value = 51_038
  period = 2024-07-01 07:30:00
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("format",), Place(1, 1, 6), Place(1, 10, 1)),
        (("sources", "venue"), Place(2, 1, 15), Place(2, 1, 15)),
        (("sources", "venue", "title"), Place(3, 1, 5), Place(3, 9, 3)),
        (("targets", "digital-firms-2030", "stated"), Place(8, 1, 6), Place(8, 13, 33)),
        (("targets", "digital-firms-2030", "stated", "at"), Place(8, 33, 2), Place(8, 38, 6)),
        (("targets", "digital-firms-2030", "interim"), Place(9, 1, 7), Place(9, 13, 1)),
        (("targets", "digital-firms-2030", "interim", 1), Place(11, 3, 14), Place(11, 3, 14)),
        (("targets", "digital-firms-2030", "interim", 1, 0), Place(11, 4, 4), Place(11, 4, 4)),
        (("targets", "digital-firms-2030", "đơn vị"), Place(13, 1, 8), Place(13, 1, 8)),
        (("targets", "digital-firms-2030", "đơn vị", "name"), Place(13, 10, 4), Place(13, 17, 7)),
        (("observations",), Place(15, 1, 16), Place(15, 1, 16)),
        (("observations", 1), Place(17, 3, 16), Place(17, 3, 16)),
        (("observations", 1, "value"), Place(18, 3, 5), Place(18, 11, 6)),
        (("observations", 1, "period"), Place(19, 3, 6), Place(19, 12, 19)),
    ],
)
def test_keys_and_values_stand_where_an_editor_shows_them(
    path: KeyPath, key: Place, value: Place
) -> None:
    places = positions(REGISTRY)
    assert (places.key(path), places.value(path)) == (key, value)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("observations", 1, "indicator"), Place(17, 3, 16)),
        (("observations", 7, "value"), Place(15, 1, 16)),
        (("targets", "digital-firms-2030", "stated", "page", 2), Place(8, 13, 33)),
        (("targets", "other", "by"), Place(7, 1, 28)),
        (("title",), Place(1, 1, 1)),
        ((), Place(1, 1, 1)),
    ],
)
def test_what_stands_nowhere_is_told_at_what_holds_it(path: KeyPath, nearest: Place) -> None:
    assert positions(REGISTRY).value(path) == nearest


def test_a_header_is_found_from_anything_below_it() -> None:
    places = positions(REGISTRY)
    assert places.header(("observations", 1, "value")) == Place(17, 3, 16)
    assert places.header(("targets", "digital-firms-2030", "stated", "at")) == Place(7, 1, 28)
    assert places.header(("format",)) == Place(1, 1, 1)


def test_arrays_of_tables_nest() -> None:
    text = "[[a]]\n[[a.b]]\n[[a.b]]\nx = 1\n[[a]]\n[[a.b]]\nx = 2\n[a.c]\ny = 3\n"
    places = positions(text)
    assert places.value(("a", 0, "b", 1, "x")).line == 4
    assert places.value(("a", 1, "b", 0, "x")).line == 7
    assert places.value(("a", 1, "c", "y")).line == 9


def test_a_table_may_be_named_before_it_is_opened() -> None:
    places = positions("[a.b]\n[a]\nc.d = 1\n")
    assert places.header(("a",)).line == 2
    assert places.key(("a", "c", "d")) == Place(3, 3, 1)


def test_windows_newlines_and_a_byte_order_mark_move_nothing() -> None:
    places = positions("\ufeff" + REGISTRY.replace("\n", "\r\n"))
    assert places.value(("format",)) == Place(1, 10, 1)
    assert places.value(("sources", "venue", "title")) == Place(3, 9, 3)
    assert places.value(("observations", 1, "value")) == Place(18, 11, 6)


def test_a_line_separator_inside_a_string_is_no_new_line() -> None:
    assert positions('a = "x\u2028y\x85z"\nb = 2\n').key(("b",)) == Place(2, 1, 1)


def test_values_may_nest_as_deep_as_the_parser_allows() -> None:
    text = f"a = {'[' * 390}1{']' * 390}\nb = 2\n"
    places = positions(text)
    assert places.value(("a", *[0] * 390)) == Place(1, 395, 1)
    assert places.key(("b",)).line == 2
