"""Blocks inserted where a careful person would put them; what was there stays."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from mic_tracker.text.toml.insertion import end_of_block, insert_block, render_block

BLOCK = "[[observations]]\nvalue = 9\n"

REGISTRY = """\
# head
format = 1  # one

[[observations]]
value = 1
# a note on 1

# --- the second
[[observations]]
value = 2
[observations.more]
note = \"\"\"
# no comment\"\"\"
# about targets
[targets.a]
by = 2030


# the end
"""


def test_a_block_goes_behind_its_sibling_and_the_comments_right_under_it() -> None:
    expected = REGISTRY.replace(
        "# a note on 1\n\n", "# a note on 1\n\n[[observations]]\nvalue = 9\n\n"
    )
    for line in (4, 5, 6, 7):
        assert insert_block(REGISTRY, BLOCK, line) == expected


def test_a_comment_on_the_next_header_stays_with_that_header() -> None:
    expected = REGISTRY.replace('comment"""\n', 'comment"""\n\n[[observations]]\nvalue = 9\n\n')
    for line in (9, 10, 11, 12, 13):
        assert insert_block(REGISTRY, BLOCK, line) == expected


def test_what_closes_the_file_stays_at_its_end() -> None:
    expected = REGISTRY.replace("by = 2030\n", "by = 2030\n\n[[observations]]\nvalue = 9\n")
    assert insert_block(REGISTRY, BLOCK, 16) == expected
    assert insert_block(REGISTRY, BLOCK, 999) == expected


def test_without_a_sibling_a_block_goes_to_the_end() -> None:
    assert insert_block(REGISTRY, BLOCK) == REGISTRY + "\n" + BLOCK


def test_the_keys_before_any_table_are_a_block() -> None:
    expected = REGISTRY.replace("# one\n", "# one\n\n[[observations]]\nvalue = 9\n")
    assert insert_block(REGISTRY, BLOCK, 1) == expected


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", BLOCK),
        ("\ufeff", "\ufeff" + BLOCK),
        ("a = 1", "a = 1\n\n" + BLOCK),
        ("a = 1\n", "a = 1\n\n" + BLOCK),
        ("a = 1\n\n", "a = 1\n\n" + BLOCK),
        ("a = 1\r\nb = 2", "a = 1\r\nb = 2\r\n\r\n" + BLOCK.replace("\n", "\r\n")),
        ("a = 1\r\n\r\n", "a = 1\r\n\r\n" + BLOCK.replace("\n", "\r\n")),
        ("a = 1\r\nb = 2\nc = 3\n", "a = 1\r\nb = 2\nc = 3\n\n" + BLOCK),
    ],
)
def test_newlines_mark_and_last_line_are_kept(text: str, result: str) -> None:
    assert insert_block(text, BLOCK) == result


def test_a_file_of_windows_keeps_its_newlines_in_the_middle_too() -> None:
    windows = "\ufeff" + REGISTRY.replace("\n", "\r\n")
    expected = "\ufeff" + insert_block(REGISTRY, BLOCK, 5).replace("\n", "\r\n")
    assert insert_block(windows, BLOCK, 5) == expected


def test_a_sibling_without_a_last_newline_gets_one() -> None:
    assert insert_block("[a]\nb = 1  # c", BLOCK, 2) == "[a]\nb = 1  # c\n\n" + BLOCK


def test_a_table_below_a_later_one_stays_with_its_element() -> None:
    text = "[[observations]]\nvalue = 1\n[other]\n[observations.more]\nx = 1\n"
    result = tomllib.loads(insert_block(text, BLOCK, 2))
    assert result["observations"] == [{"value": 1, "more": {"x": 1}}, {"value": 9}]


def test_the_end_of_a_block_is_where_the_next_line_begins() -> None:
    assert REGISTRY[end_of_block(REGISTRY, 4) :].startswith("\n# --- the second")
    assert REGISTRY[end_of_block(REGISTRY, 9) :].startswith("# about targets")


def test_a_block_is_written_as_people_write_it() -> None:
    fields = {
        "indicator": "digital-firms",
        "period": "2024-07",
        "value": 51038,
        "published": date(2024, 8, 1),
        "stated": {"source": "venue", "at": 'p. "7"\n\x1b\x7f'},
        "interim": [[2025, Decimal("0.30")], []],
        "đơn vị": True,
        "empty": {},
    }
    assert render_block("[[observations]]", fields) == (
        "[[observations]]\n"
        'indicator = "digital-firms"\n'
        'period    = "2024-07"\n'
        "value     = 51038\n"
        "published = 2024-08-01\n"
        'stated    = { source = "venue", at = "p. \\"7\\"\\n\\u001b\\u007f" }\n'
        "interim   = [[2025, 0.30], []]\n"
        '"đơn vị"  = true\n'
        "empty     = {}\n"
    )
