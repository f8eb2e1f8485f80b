"""Workbooks: office tables, the accessible style, the mapping of the SDMX Converter."""

import sys

import pytest
from format_samples import columns, refusal, sample, table, tables
from workbooks import sheets, workbook
from xlsxwriter import Workbook

from mic_tracker.errors import OutsideWorld

FORMAT = "xlsx"
PARAMETERS: list[list[object]] = [
    ["Element", "Type", "PosType", "Position"],
    ["FREQ", "DIM", "FIX", "A"],
    ["REF_AREA", "DIM", "COLUMN", "A"],
]


def test_the_figures_of_an_office_table() -> None:
    found = table(FORMAT, sample("excel/two_header_rows.xlsx"))
    assert found.header == (
        "Tỉnh, thành phố",
        "2022 Tổng số",
        "2022 Trong đó: Nhà nước",
        "Sơ bộ 2023 Tổng số",
        "Sơ bộ 2023 Trong đó: Nhà nước",
    )
    assert found.rows == [
        ("CẢ NƯỚC", "51.038", "1.204", "53.950(*)", "1.150"),
        ("  Vùng A", "12034", "310", "12.900", "305"),
        ("  Vùng B", "..", "…", "-", ""),
    ]
    assert (found.name, list(found.lines)) == ("file#Bảng 1", [6, 7, 8])


def test_what_stands_around_an_office_table() -> None:
    assert table(FORMAT, sample("excel/two_header_rows.xlsx")).facts == {
        "title": "Biểu 12. Số doanh nghiệp (ví dụ)",
        "Đơn vị tính": "Doanh nghiệp",
        "Nguồn": "ví dụ",
        "note": "(*) Số liệu sơ bộ.",
        "hidden_sheets": "ẩn",
    }


def test_the_figures_of_the_accessible_style() -> None:
    found = table(FORMAT, sample("excel/accessible_shorthand.xlsx"))
    names = ("Time period", "Area code", "Rate (%) [note 2]", "95% lower", "95% upper", "Status")
    assert columns(found, *names) == [
        ("Jan to Mar 2025", "X01", "4.1", "3.8", "4.4", ""),
        ("Apr to Jun 2025", "X01", "4.3", "4", "4.6", "[p]"),
        ("Apr to Jun 2025", "X02", "[c]", "[c]", "[c]", ""),
        ("Financial year ending March 2025", "X01", "4.2", "", "", "[b]"),
        ("2025-06-30", "X01", "4.3%", "", "", ""),
    ]
    assert (found.name, list(found.lines)) == ("file#1.1", [5, 6, 7, 8, 9])
    assert found.facts["title"] == "Table 1.1: Invented rate, by region [note 1]"
    assert found.facts["published"] == "12 March 2026"
    assert found.facts["Source"] == "invented"


def test_the_figures_of_a_mapped_table() -> None:
    found = table(FORMAT, sample("excel/sdmx_converter_mapping.xlsx"))
    names = ("FREQ", "REF_AREA", "SERIES", "SEX", "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE")
    assert columns(found, *names) == [
        ("A", "XA", "SI_POV", "_T", "PT", "2021", "18.4"),
        ("A", "XA", "SI_POV", "_T", "PT", "2022", ""),
        ("A", "XA", "SI_POV", "_T", "PT", "2023", "17.9"),
        ("A", "XA", "SI_POV", "F", "PT", "2021", "19.3"),
        ("A", "XA", "SI_POV", "F", "PT", "2022", ""),
        # a formula that nobody has worked out is neither 0 nor nothing
        ("A", "XA", "SI_POV", "F", "PT", "2023", "=L2+1"),
    ]
    assert {*columns(found, "OBS_STATUS")} == {("A",)}
    assert list(found.lines) == [2, 2, 2, 3, 3, 3]


def test_a_mapping_with_a_column_of_values() -> None:
    parameters: list[list[object]] = [
        *PARAMETERS,
        ["TIME_PERIOD", "DIM", "COLUMN", "B"],
        ["OBS_VALUE", "DIM", "COLUMN", "3"],
        ["TITLE", "ATT", "CELL", "D1"],
        ["OTHER", "ATT", "SKIP", None],
    ]
    data: list[list[object]] = [
        ["Area", "Year", "Value", "Rates"],
        ["XA", 2015, 1.5],
        [],
        ["XB", 2016, None],
    ]
    found = table(FORMAT, sheets(Data=data, Parameters=parameters))
    assert columns(found, "FREQ", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "TITLE") == [
        ("A", "XA", "2015", "1.5", "Rates"),
        ("A", "XB", "2016", "", "Rates"),
    ]
    assert list(found.lines) == [2, 4]


@pytest.mark.parametrize(
    "row",
    [
        ["X", "DIM", "COLUMN", "A1"],
        ["X", "DIM", "ROW", "A"],
        ["X", "DIM", "CELL", "A"],
        ["X", "DIM", "NOWHERE", "A"],
        ["X", "DIM", "ROW", "0"],
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused_with_its_line(row: list[object]) -> None:
    data = sheets(Data=[["a", "b"], [1, 2]], Parameters=[*PARAMETERS, row])
    code, facts, line = refusal(FORMAT, data)
    assert (code, facts["element"], line) == ("sdmx_mapping", "X", 4)


def test_another_sheet_of_that_name_is_a_sheet() -> None:
    first, second = tables(
        FORMAT, sheets(Data=[["a", "b"], [1, 2]], Parameters=[["c", "d"], [3, 4]])
    )
    assert (first.rows, second.rows) == ([("1", "2")], [("3", "4")])


def test_each_sheet_with_a_table_is_one() -> None:
    book = sheets(Cover=[["Invented"]], One=[["a", "b"], [1, 2]], Two=[["c", "d"], [3, 4]])
    assert [one.name for one in tables(FORMAT, book)] == ["file#One", "file#Two"]


def test_a_sheet_can_be_chosen() -> None:
    book = sheets(One=[["a", "b"], [1, 2]], Two=[["c", "d"], [3, 4]])
    assert table(FORMAT, book, sheet="Two").rows == [("3", "4")]
    assert refusal(FORMAT, book, sheet="Three")[:2] == (
        "no_sheet",
        {"sheet": "Three", "sheets": "One, Two"},
    )


def test_hidden_sheets_are_left_out_and_told() -> None:
    def make(book: Workbook) -> None:
        for name in ("Seen", "Hidden", "Veiled"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["a", "b"])
            sheet.write_row(1, 0, [1, 2])
        book.get_worksheet_by_name("Hidden").hide()
        book.get_worksheet_by_name("Veiled").very_hidden()

    found = table(FORMAT, workbook(make))
    assert (found.name, found.facts) == ("file#Seen", {"hidden_sheets": "Hidden, Veiled"})


def test_a_workbook_without_a_table_is_refused() -> None:
    data = sheets(Cover=[["Invented"], ["statistics"]], Notes=[["1", "2"]])
    assert refusal(FORMAT, data)[:2] == ("no_table", {"sheets": "Cover, Notes"})


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(OutsideWorld) as caught:
        table(FORMAT, sheets(One=[["a", "b"], [1, 2]]))
    assert (caught.value.code, caught.value.facts) == ("no_xlsx", {"extra": "xlsx"})
