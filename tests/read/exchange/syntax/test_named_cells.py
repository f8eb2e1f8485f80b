"""Tables from rows that name their cells, and their bounds."""

from collections.abc import Iterator

import pytest

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import filled, joined, only_value, table_of
from mic_tracker.text import limits

ROWS = [{"a": "1", "b": "2"}, {"c": "3"}, {"b": "4", "a": "5"}]


def test_columns_come_in_the_order_in_which_names_appear() -> None:
    found = table_of("f", ROWS, {"title": "T"})
    assert found.header == ("a", "b", "c")
    assert found.rows == [("1", "2", ""), ("", "", "3"), ("5", "4", "")]
    assert (list(found.lines), found.facts, found.name) == ([1, 2, 3], {"title": "T"}, "f")


def test_lines_may_be_given() -> None:
    assert table_of("f", ROWS, {}, [4, 6, 9]).lines == [4, 6, 9]


@pytest.mark.parametrize(
    ("limit", "most", "code"),
    [
        ("OBSERVATIONS", 3, "too_many_rows"),
        ("COLUMNS", 3, "too_many_columns"),
        ("IMPORTED_CELLS", 9, "too_many_cells"),
    ],
)
def test_bounds(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, code: str) -> None:
    monkeypatch.setattr(limits, limit, most)
    table_of("f", ROWS, {})
    monkeypatch.setattr(limits, limit, most - 1)
    with pytest.raises(UnreadableFile) as caught:
        table_of("f", ROWS, {})
    assert (caught.value.code, caught.value.facts) == (code, {"limit": most - 1})


def test_rows_that_each_have_a_column_of_their_own_are_stopped_early() -> None:
    made = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal made
        for made in range(1, 1_000_000):
            yield {str(made): ""}

    with pytest.raises(UnreadableFile, match="too_many_cells"):
        table_of("f", rows(), {})
    assert made == 4_473  # 4,473 squared is the first square beyond 20,000,000


def test_a_column_that_says_one_thing() -> None:
    rows = [{"a": "x", "b": "y"}, {"a": ""}, {"a": "x", "b": "z"}]
    assert (only_value(rows, "a"), only_value(rows, "b"), only_value(rows, "c")) == ("x", "", "")


def test_parts_are_joined_and_blanks_left_out() -> None:
    assert joined([{"a": "1"}, {"a": "2", "b": ""}]) == {"a": "2", "b": ""}
    assert filled({"a": "1", "b": ""}) == {"a": "1"}
