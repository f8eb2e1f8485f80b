"""Workbooks in plain shapes: a figure a row, a period a row, and sheets that hold no figures."""

import pytest
from workbooks import Rows, sheets

from mic_tracker.model.edit.exchange.plan import AsideStep, ImportReading
from mic_tracker.model.edit.exchange.profile import ReadingChoices
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_figures import read_imported_bytes

TIDY: Rows = [
    ["Year", "Area", "Value"],
    [2021, "North", 45.5],
    [2022, "North", 50],
    [2021, "Total", 30],
]
WIDE: Rows = [["Year", "Area", "Share"], [2021, "North", 4], [2022, "North", 5]]
AREAS: Rows = [["Area", 2021, 2022], ["North", 1, 2], ["South", 3, 4]]
CONTENTS: Rows = [
    ["Sheet", "Date", "Title"],
    ["Data", "2024-01-02", "Rates"],
    ["More", "x", "Counts"],
]


def read(data: bytes, profile: str | None = None) -> ImportReading:
    return read_imported_bytes(data, "a.xlsx", ReadingChoices(profile))


def told(reading: ImportReading) -> list[tuple[str | None, str, float | None]]:
    return [(figure.key.area, str(figure.period), figure.value) for figure in reading.figures]


def test_a_figure_a_row() -> None:
    reading = read(sheets(Data=TIDY))
    assert (reading.profile, reading.evidence) == ("xlsx-tidy", ("Year", "Value"))
    assert told(reading) == [("North", "2021", 45.5), ("North", "2022", 50), (None, "2021", 30)]
    assert reading.refused == 0


def test_a_period_a_row() -> None:
    reading = read(sheets(Data=WIDE))
    assert reading.profile == "xlsx-wide"
    assert told(reading) == [("North", "2021", 4), ("North", "2022", 5)]
    assert {figure.key.series for figure in reading.figures} == {(("column", "Share"),)}


@pytest.mark.parametrize(("own", "text"), [("xlsx-tidy", "tidy-csv"), ("xlsx-wide", "wide-csv")])
def test_workbooks_are_read_as_texts_of_the_same_shape(own: str, text: str) -> None:
    one, other = read_profile(own), read_profile(text)
    layout = other.layout.model_copy(update={"format": "xlsx"})
    assert one == other.model_copy(update={"name": own, "layout": layout})


def test_the_accessible_style_keeps_what_a_figure_is_about() -> None:
    rows: Rows = [
        ["Time period", "Area", "Tenure", "Status", "Rate"],
        ["2024", "North", "Owned", None, 4.5],
        ["2024", "South", "Rented", "[p]", 5.5],
    ]
    reading = read(sheets(Data=rows))
    assert reading.profile == "xlsx-accessible"
    assert told(reading) == [("North", "2024", 4.5), ("South", "2024", 5.5)]
    assert [figure.dimensions for figure in reading.figures] == [
        {"Tenure": "Owned"},
        {"Tenure": "Rented"},
    ]


def test_a_sheet_of_another_shape_stops_no_other() -> None:
    data = sheets(Areas=AREAS, More=WIDE)
    reading = read(data)
    assert reading.profile == "xlsx-table"
    assert told(reading)[0] == ("North", "2021", 1)
    assert (len(reading.figures), reading.refused) == (4, 0)
    assert reading.aside == (AsideStep("a.xlsx#More", "xlsx-wide"),)
    other = read(data, "xlsx-wide")
    assert told(other) == [("North", "2021", 4), ("North", "2022", 5)]
    assert other.aside == (AsideStep("a.xlsx#Areas", "xlsx-table"),)


@pytest.mark.parametrize("figures", [TIDY, WIDE, AREAS])
def test_contents_in_front_of_figures_are_left_aside(figures: Rows) -> None:
    reading = read(sheets(Contents=CONTENTS, Data=figures))
    assert [table.name for table in reading.tables] == ["a.xlsx#Data"]
    assert reading.aside == (AsideStep("a.xlsx#Contents", None),)
    assert reading.figures


def test_where_no_sheet_has_figures_the_first_is_told() -> None:
    reading = read(sheets(Data=[["Month", "Share"], ["x", 1], ["y", 2]], More=CONTENTS))
    (kind,) = reading.problems
    assert (reading.profile, kind.code.value) == ("xlsx-tidy", "no_value_column")
    assert (str(kind.examples[0].place), kind.facts["columns"]) == (
        "a.xlsx#Data:1",
        ("Month", "Share"),
    )
    assert reading.aside == ()


def test_what_a_number_of_a_cell_says_needs_no_sign() -> None:
    # as a text 1.234 may be a thousand; a cell with a number is the number
    rows: Rows = [["Year", "Value"], [2021, 1.234], [2022, 2.345]]
    assert told(read(sheets(Data=rows))) == [(None, "2021", 1.234), (None, "2022", 2.345)]
