"""XLSX is a workbook with one sheet: numbers are numbers, and what is text stays text."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.show.export.table import ExportTable
from mic_tracker.text.escape import plain

_ROWS = 1_048_575
"""That a sheet holds below its header (Excel specifications and limits)."""
_COLUMNS = 16_384
_LETTERS = 32_767
"""That a cell holds, a letter beyond the first 65,536 as two."""
_WIDEST = 10
"""Letters that a character is shown as at most: \\U0001f600."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""What a workbook says of when it was made: the same bytes for the same table."""
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class ExactNumber(float):
    """A number that is written with all digits that it needs: the library writes 16 of 17."""

    def __format__(self, _: str) -> str:
        """The fewest digits that are read back as the same number."""
        return repr(float(self))


def write(table: ExportTable) -> bytes:
    """Write a table as a workbook.

    OutsideWorld without the extra that can; WrongUse for more rows or columns than a sheet holds,
    and for a longer text than a cell does.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra, for this format alone
    except ImportError as error:
        raise OutsideWorld("no_xlsx_writer", extra="xlsx") from error
    if len(table.records) > _ROWS:
        raise WrongUse("long_for_sheet", rows=len(table.records), most=_ROWS)
    if len(table.columns) > _COLUMNS:
        raise WrongUse("wide_for_sheet", columns=len(table.columns), most=_COLUMNS)
    _check_texts(table)
    book = xlsxwriter.Workbook(out := BytesIO(), _OPTIONS)
    book.set_properties({"created": _MADE.replace(tzinfo=None)})
    _fill(book.add_worksheet(table.name), table, book.add_format({"bold": True}))
    book.close()
    return out.getvalue()


def _fill(sheet: Any, table: ExportTable, heading: Any) -> None:  # noqa: ANN401 - it has no types
    sheet.freeze_panes(1, 0)
    for i, column in enumerate(table.columns):
        sheet.write_string(0, i, plain(column.name), heading)
    for line, row in enumerate(table.rows(), start=1):
        for i, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, i, _shown(cell))
            else:
                _put(sheet, line, i, cell)


def _shown(text: str) -> str:
    return "\n".join(map(plain, text.split("\n")))


def _check_texts(table: ExportTable) -> None:
    """Refuse a text for which a cell has no room, before a workbook is begun."""
    for line, row in enumerate(table.rows(), start=1):
        for i, cell in enumerate(row):
            if not isinstance(cell, str) or len(cell) <= _LETTERS // _WIDEST:
                continue
            letters = len(_shown(cell).encode("utf-16-le")) // 2
            if letters > _LETTERS:
                place, name = _place(line, i), plain(table.columns[i].name)
                raise WrongUse(
                    "long_for_cell", cell=place, column=name, letters=letters, most=_LETTERS
                )


def _place(line: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - of the extra

    return str(xl_rowcol_to_cell(line, column))


def _put(sheet: Any, line: int, column: int, cell: float | None) -> None:  # noqa: ANN401 - see above
    if isinstance(cell, bool):
        sheet.write_boolean(line, column, cell)
    elif cell is not None:
        sheet.write_number(line, column, ExactNumber(cell))
