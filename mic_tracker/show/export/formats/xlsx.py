"""XLSX is a workbook with one sheet: numbers are numbers, and what is text stays text."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.show.export.table import ExportCell, ExportTable
from mic_tracker.text.escape import plain

_ROWS = 1_048_575
"""That a sheet holds below its header (Excel specifications and limits)."""
_LETTERS = 32_767
"""That a cell holds; programs that open a longer one call the workbook broken."""
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

    OutsideWorld without the extra that can; WrongUse for more rows than a sheet holds.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra, for this format alone
    except ImportError as error:
        raise OutsideWorld("no_xlsx_writer", extra="xlsx") from error
    if len(table.records) > _ROWS:
        raise WrongUse("long_for_sheet", rows=len(table.records), most=_ROWS)
    book = xlsxwriter.Workbook(out := BytesIO(), _OPTIONS)
    book.set_properties({"created": _MADE.replace(tzinfo=None)})
    _fill(book.add_worksheet(table.name), table, book.add_format({"bold": True}))
    book.close()
    return out.getvalue()


def _fill(sheet: Any, table: ExportTable, heading: Any) -> None:  # noqa: ANN401 - it has no types
    sheet.freeze_panes(1, 0)
    for i, column in enumerate(table.columns):
        sheet.write_string(0, i, plain(column.name), heading)
    for line, row in enumerate(islice(table.rows(), _ROWS), start=1):
        for i, cell in enumerate(row):
            _put(sheet, line, i, cell)


def _put(sheet: Any, line: int, column: int, cell: ExportCell) -> None:  # noqa: ANN401 - see above
    if isinstance(cell, bool):
        sheet.write_boolean(line, column, cell)
    elif isinstance(cell, str):
        shown = "\n".join(map(plain, cell.split("\n")))
        sheet.write_string(line, column, shown[:_LETTERS])
    elif cell is not None:
        sheet.write_number(line, column, ExactNumber(cell))
