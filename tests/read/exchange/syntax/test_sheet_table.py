"""The table in a sheet: heads of several rows, merged cells, what stands around it."""

import pytest

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.sheet_table import SheetTable, find_table
from mic_tracker.read.exchange.syntax.workbook import MergedRange, WorkbookSheet

BODY = [["A", "1", "2", "3"], ["B", "4", "5", "6"]]
HEAD = ["Area", "2021", "2022", "2023"]


def find(rows: list[list[str]], *merged: MergedRange, **layout: object) -> SheetTable:
    found = find_table(WorkbookSheet("S", rows, [*merged]), FileLayout.model_validate(layout))
    assert found is not None
    return found


def test_a_table_alone() -> None:
    found = find([HEAD, *BODY])
    assert found.header == tuple(HEAD)
    assert found.rows == [("A", "1", "2", "3"), ("B", "4", "5", "6")]
    assert (found.lines, found.facts) == ([2, 3], {})


def test_what_stands_above_and_below_is_facts() -> None:
    above = [["Rates: an example", "", "", ""], ["Unit", "%", "", ""], ["Revised.", "", "", ""]]
    below = [["", "", "", ""], ["Source: office", "", "", ""], ["(1) Late.", "", "", ""]]
    found = find([*above, HEAD, *BODY, *below])
    assert found.facts == {
        "title": "Rates: an example",
        "Unit": "%",
        "Source": "office",
        "note": "Revised.\n(1) Late.",
    }
    assert found.lines == [5, 6]


def test_the_corner_of_a_table_may_be_empty() -> None:
    assert find([["", "2021", "2022", "2023"], *BODY]).header == ("", "2021", "2022", "2023")


def test_merged_heads_are_filled_across_and_down() -> None:
    heads = [["Area", "Firms", "", "Jobs"], ["", "2021", "2022", "2022"]]
    found = find([*heads, *BODY], ((0, 0), (1, 0)), ((0, 1), (0, 2)))
    assert found.header == ("Area", "Firms 2021", "Firms 2022", "Jobs 2022")
    assert found.lines == [3, 4]


def test_three_rows_of_a_head() -> None:
    heads = [["Area", "All", "", ""], ["", "Men", "", "Women"], ["", "2021", "2022", "2022"]]
    merged: list[MergedRange] = [((0, 0), (2, 0)), ((0, 1), (0, 3)), ((1, 1), (1, 2))]
    found = find([*heads, *BODY], *merged)
    assert found.header == ("Area", "All Men 2021", "All Men 2022", "All Women 2022")


def test_areas_that_are_merged_downwards_say_the_same_in_each_row() -> None:
    body = [["A", "2021", "1"], ["", "2022", "2"], ["B", "2021", "3"]]
    found = find([["Area", "Year", "Value"], *body], ((1, 0), (2, 0)))
    assert [row[0] for row in found.rows] == ["A", "A", "B"]


def test_blank_rows_and_columns_at_the_end_are_left_out() -> None:
    rows = [[*HEAD, "", ""], ["", "", "", "", "", ""], *([*row, "", ""] for row in BODY)]
    found = find(rows)
    assert (len(found.header), found.lines) == (4, [3, 4])


def test_a_layout_says_where_the_head_is() -> None:
    rows = [["x", "y", "z", "w"], HEAD, ["", "a", "b", "c"], *BODY]
    found = find(rows, header=2, header_rows=2)
    assert found.header == ("Area", "2021 a", "2022 b", "2023 c")
    assert found.lines == [4, 5]


@pytest.mark.parametrize("rows", [[], [["a"]], [["a"], ["b"]], [["a", "b"]], [[]]])
def test_texts_are_no_table(rows: list[list[str]]) -> None:
    assert find_table(WorkbookSheet("S", rows, []), FileLayout()) is None


def test_a_head_beyond_the_sheet_is_no_table() -> None:
    assert find_table(WorkbookSheet("S", [HEAD, *BODY], []), FileLayout(header=9)) is None


def test_merged_ranges_that_cover_everything_again_and_again_are_refused() -> None:
    rows = [["a"] * 100 for _ in range(1000)]
    merged: list[MergedRange] = [((0, 0), (999, 99))] * 300
    with pytest.raises(UnreadableFile, match="too_many_cells"):
        find_table(WorkbookSheet("S", rows, merged), FileLayout())


def test_merged_ranges_may_reach_beyond_the_cells() -> None:
    assert find([HEAD, *BODY], ((5, 0), (1_048_575, 16_383))).rows[0][0] == "A"
