"""The cells of a workbook as text: numbers, days, percent signs, errors, open formulas."""

import random
from datetime import date, datetime, time

import pytest
from workbooks import package, parts_of, sheets, with_part, workbook
from xlsxwriter import Workbook

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.workbook import read_workbook
from mic_tracker.text.values.source_value import DecimalSign

SHEET = "xl/worksheets/sheet1.xml"
XML = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def cells(data: bytes) -> list[list[str]]:
    (sheet,) = read_workbook(data).sheets
    return sheet.rows


def drawn(rows: str) -> bytes:
    """A workbook whose sheet has rows as they are in XML."""
    return with_part(sheets(One=[["x"]]), SHEET, XML.format(rows).encode())


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(data)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (2021, "2021"),
        (2021.0, "2021"),
        (4.10, "4.1"),
        (0.1, "0.1"),
        (-0.5, "-0.5"),
        (1e16, "10000000000000000"),
        (1.5e-7, "0.00000015"),
        (100, "100"),
        ("51.038(*)", "51.038(*)"),
        ("  Vùng A", "  Vùng A"),
        ("=1+1", "=1+1"),
        (True, "TRUE"),
        (False, "FALSE"),
    ],
)
def test_a_cell_as_text(content: object, text: str) -> None:
    assert cells(sheets(One=[[content]])) == [[text]]


def test_days_are_written_in_iso() -> None:
    def make(book: Workbook) -> None:
        sheet = book.add_worksheet()
        for number, (moment, form) in enumerate(
            [
                (date(2025, 6, 30), "yyyy-mm-dd"),
                (datetime(2025, 6, 30, 12, 30), "d/m/yyyy hh:mm"),  # noqa: DTZ001 - Excel has no zones
                (time(12, 30), "hh:mm"),
            ]
        ):
            sheet.write_datetime(0, number, moment, book.add_format({"num_format": form}))

    assert cells(workbook(make)) == [["2025-06-30", "2025-06-30 12:30:00", "12:30:00"]]


def test_a_number_in_percent_has_its_sign() -> None:
    def make(book: Workbook) -> None:
        sheet = book.add_worksheet()
        for number, form in enumerate(["0%", "0.00%", '0.0" %"', "0.0%;(0.0%)", "0.0", "General"]):
            sheet.write_number(0, number, 0.043, book.add_format({"num_format": form}))

    assert cells(workbook(make)) == [["4.3%", "4.3%", "4.3%", "4.3%", "0.043", "0.043"]]


@pytest.mark.parametrize(
    ("number", "text"), [(0.043, "4.3%"), (1, "100%"), (0, "0%"), (1.1, "110%")]
)
def test_percents_are_exact(number: float, text: str) -> None:
    def make(book: Workbook) -> None:
        form = book.add_format({"num_format": "0%"})
        book.add_worksheet().write_number(0, 0, number, form)

    assert cells(workbook(make)) == [[text]]


def test_formulas_have_their_stored_value_and_else_themselves() -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1&lt;&gt;3</f></c>'
        '<c r="C1"><f>A1</f><v></v></c><c r="D1"><f t="shared" si="0"/></c>'
        '<c r="E1" t="str"><f>"a"</f><v>a</v></c><c r="F1"><v>7</v></c></row>'
    )
    assert cells(drawn(row)) == [["2", "=A1<>3", "=A1", "=", "a", "7"]]


@pytest.mark.parametrize(
    ("beside", "decimal", "number"),
    [
        ("", None, "7.4"),
        ("a", None, "7.4"),
        ("7,51", None, "7,4"),
        ("1.234,5", None, "7,4"),
        ("7.51", None, "7.4"),
        ("1,234.5", None, "7.4"),
        ("51.038", ",", "7,4"),
        ("51.038", ".", "7.4"),
    ],
)
def test_numbers_have_the_decimal_sign_of_the_texts(
    beside: str, decimal: DecimalSign | None, number: str
) -> None:
    (sheet,) = read_workbook(sheets(One=[[beside, 7.4]]), decimal).sheets
    assert sheet.rows == [[beside, number]]


@pytest.mark.parametrize("beside", ["51.038", "51,038", "  1.204(*)"])
def test_texts_that_may_be_grouped_are_refused_beside_fractions(beside: str) -> None:
    data = sheets(One=[[beside, 7.4]], Two=[["a", 7.4]])
    assert refused(data) == "decimal_needed"
    assert [sheet.name for sheet in read_workbook(data, only="Two").sheets] == ["One", "Two"]


def test_texts_that_may_be_grouped_stand_beside_whole_numbers() -> None:
    assert cells(sheets(One=[["51.038", 12034]])) == [["51.038", "12034"]]


def test_errors_have_their_names() -> None:
    row = '<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    assert cells(drawn(row)) == [["#DIV/0!", "#N/A"]]


def test_cells_stand_where_they_are() -> None:
    row = '<row r="3"><c r="C3"><v>7</v></c></row>'
    assert cells(drawn(row)) == [["", "", ""], ["", "", ""], ["", "", "7"]]


def test_cells_without_an_end_cost_no_more_than_others() -> None:
    row = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c ><c r="B1"><v>2</v></c ></row>'
    loose = XML.format(row) + "<!--" + "<c a>" * 300_000 + "-->"
    assert cells(with_part(sheets(One=[["x"]]), SHEET, loose.encode())) == [["#N/A", "2"]]


def test_two_cells_far_apart_are_refused() -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    far = f'<row r="1"><c r="A1"><v>1</v></c></row>{corner}'
    assert refused(drawn(far)) == "too_many_rows"
    wide = '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'
    assert refused(drawn(wide)) == "too_many_columns"
    square = (
        '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9000"><c r="A9000"><v>1</v></c></row>'
    )
    assert refused(drawn(square)) == "too_many_cells"


def test_a_style_far_away_is_no_cell() -> None:
    row = '<row r="1"><c r="A1"><v>1</v></c></row><row r="99"><c r="XFD99" s="1"/></row>'
    assert cells(drawn(row))[0][0] == "1"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_with_a_broken_part_is_refused(name: str) -> None:
    assert refused(with_part(sheets(One=[["x"]]), name, b"<a")) == "xml_cut_off"


def test_a_package_that_is_no_workbook_is_refused() -> None:
    assert refused(package({"a.xml": b"<a/>"})) == "workbook_broken"


@pytest.mark.parametrize("seed", range(5))
def test_damage_is_refused_or_read(seed: int) -> None:
    sound = sheets(One=[["a", "b"], [1, 2.5], ["c", True]])
    parts, chance = parts_of(sound), random.Random(seed)  # noqa: S311 - no secret
    for _ in range(60):
        name = chance.choice([part for part in parts if part.startswith("xl/")])
        part = bytearray(parts[name])
        for _ in range(chance.randint(1, 5)):
            part[chance.randrange(len(part))] = chance.choice(b'<>/="0A9 \xff')
        try:
            read_workbook(with_part(sound, name, bytes(part)))
        except UnreadableFile as error:
            assert error.code  # noqa: PT017 - either outcome is right, an exception of another kind is not
