"""Delimited text as a table: what stands above it, below it, and in several rows of headings."""

import pytest

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.formats.delimited import read
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile


def table(text: str, **layout: object) -> SourceTable:
    (only,) = read(text.encode(), "some.csv", FileLayout.model_validate(layout))
    return only


def test_a_plain_table() -> None:
    found = table("Year,Value\n2020,5\n\n2021,\n")
    assert found.name == "some.csv"
    assert found.header == ("Year", "Value")
    assert found.rows == [("2020", "5"), ("2021", "")]
    assert list(found.lines) == [2, 4]
    assert found.facts == {}


def test_what_stands_above_and_below() -> None:
    found = table(
        "Population of the land\n\nUpdated,2026-07-13\n\n"
        "Area,Sex,2019,2020\nA,F,1,2\nB,M,3,4\n\nSource: a survey\n"
    )
    assert found.header == ("Area", "Sex", "2019", "2020")
    assert found.rows == [("A", "F", "1", "2"), ("B", "M", "3", "4")]
    assert found.facts == {
        "title": "Population of the land",
        "Updated": "2026-07-13",
        "Source": "a survey",
    }


def test_a_row_with_one_cell_is_no_footer_where_no_blank_row_stands_before_it() -> None:
    found = table("Area,Sex,2019\nA,F,1\nB,,\nC,M,3\n")
    assert found.rows == [("A", "F", "1"), ("B", "", ""), ("C", "M", "3")]


def test_notes_below_a_table_are_none_of_its_rows_whatever_follows_them() -> None:
    found = table("Area;2021;2022\nA;1;2\nB;;\nC;3;4\n(*) estimated;;\n;;\nSource: a survey;;\n")
    assert found.rows == [("A", "1", "2"), ("B", "", ""), ("C", "3", "4")]
    assert found.facts == {"note": "(*) estimated", "Source": "a survey"}


@pytest.mark.parametrize(
    "text",
    ["Area;2021;2022\nA;;\nB;;\n", "Year;Area;Value\n2021;A;1\n2022;;\n", "Area;2021\nA;1\nB;\n"],
)
def test_a_row_with_one_cell_is_no_note(text: str) -> None:
    # where no row has a value, where it is a period, and where a row has two cells
    assert len(table(text).rows) == 2


def test_two_rows_of_headings() -> None:
    found = table(",2022,,2023,\nArea,Men,Women,Men,Women\nA,1,2,3,4\n", header=1, header_rows=2)
    assert found.header == ("Area", "2022 Men", "2022 Women", "2023 Men", "2023 Women")
    assert found.rows == [("A", "1", "2", "3", "4")]


def test_a_header_that_is_named() -> None:
    assert table("1,2\n3,4\na,b\n5,6\n", header=3).header == ("a", "b")
    with pytest.raises(UnreadableFile, match="no_header"):
        table("a,b\n1,2\n", header=9)


def test_what_the_layout_says_is_not_looked_for() -> None:
    data = "Gebiet|Wert\nSüdland|5,5\n".encode("cp1252")
    layout = FileLayout(encoding="cp1252", delimiter="|")
    (found,) = read(data, "some.csv", layout)
    assert found.rows == [("Südland", "5,5")]
