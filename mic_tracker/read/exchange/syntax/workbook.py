"""Workbooks (.xlsx): the cells of each sheet as they read, and what is merged and hidden."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.package import PackageParts, packed, read_package
from mic_tracker.read.exchange.syntax.workbook_parts import (
    SheetParts,
    check_sheet,
    readings,
    sheet_parts,
    spelled,
)
from mic_tracker.text.suggest import written_value
from mic_tracker.text.values.source_value import DecimalSign

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_Content: TypeAlias = "int | float | str | bool | time | date | datetime | timedelta"

MergedRange = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell, each as its row and its column from 0."""


# numbers as texts: with one sign and three digits behind it, which may be a group or a fraction
_EITHER = re.compile(r"\s*-?\d{1,3}[.,]\d{3}(?!\d)")
_SURELY_COMMA = re.compile(r"\s*-?(?:0,\d|\d+,(?:\d{1,2}|\d{4,})(?!\d)|\d{1,3}(?:\.\d{3})+,\d)")
_SURELY_POINT = re.compile(r"\s*-?(?:0\.\d|\d+\.(?:\d{1,2}|\d{4,})(?!\d)|\d{1,3}(?:,\d{3})+\.\d)")


class WorkbookSheet(NamedTuple):
    """A sheet that people see: its cells as text from A1 on, and the ranges that are merged."""

    name: str
    rows: list[list[str]]
    merged: list[MergedRange]
    decimal: DecimalSign | None = None
    """The decimal sign of its numbers, where they have decimals: 1.234 is no thousand then."""


class WorkbookSheets(NamedTuple):
    """The sheets of a workbook, and the names of those that are hidden."""

    sheets: list[WorkbookSheet]
    hidden: list[str]


def read_workbook(
    data: bytes, decimal: DecimalSign | None = None, only: str | None = None
) -> WorkbookSheets:
    """Read the visible sheets; OutsideWorld without the extra that can.

    A number stands in its shortest exact spelling, one that is shown in percent with its sign
    (0.043 as 4.3%), a day in ISO. A cell with an error has its name (#N/A), one with a formula that
    nobody has worked out the formula. The decimal sign of numbers is that of the texts beside
    them, some of which are numbers: `decimal`, or what the texts can only mean. Where they have to
    agree and nobody can tell, the sheet is refused; with `only`, if it is that one.
    """
    parts = read_package(data)
    described = sheet_parts(parts)
    book = _opened(parts)
    visible = [sheet.name for sheet in book.sheets_metadata if "Hidden" not in str(sheet.visible)]
    names = [name for name in visible if name in described]
    signs = [decimal or ("." if only not in {None, name} else None) for name in names]
    pairs = zip(names, signs, strict=True)
    sheets = [_sheet(book, name, described[name], sign) for name, sign in pairs]
    return WorkbookSheets(sheets, [name for name in book.sheet_names if name not in visible])


def _opened(parts: PackageParts) -> "CalamineWorkbook":
    try:
        import python_calamine
    except ImportError as error:
        raise OutsideWorld("no_xlsx", extra="xlsx") from error
    try:
        return python_calamine.CalamineWorkbook.from_filelike(BytesIO(packed(parts)))
    except python_calamine.CalamineError as error:
        raise UnreadableFile("workbook_broken") from error


def _sheet(
    book: "CalamineWorkbook", name: str, parts: SheetParts, decimal: DecimalSign | None
) -> WorkbookSheet:
    import python_calamine

    check_sheet(parts.xml)
    try:
        sheet = book.get_sheet_by_name(name)
        contents = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    except python_calamine.CalamineError as error:
        raise UnreadableFile("workbook_broken") from error
    sign = decimal or _sign_of(name, contents)
    rows = [[_text(cell, sign) for cell in row] for row in contents]
    for (row, column), text in readings(parts).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text.replace(".", sign) if text.endswith("%") else text
    return WorkbookSheet(name, rows, merged, sign if any(_fractions(contents)) else None)


def _fractions(contents: Sequence[Sequence[_Content]]) -> Iterator[bool]:
    """Of each cell, whether it is a number with decimals."""
    return (isinstance(c, float) and not c.is_integer() for row in contents for c in row)


def _sign_of(name: str, contents: Sequence[Sequence[_Content]]) -> DecimalSign:
    """The decimal sign of the numbers that are texts; a point where there are none."""
    texts = [cell for row in contents for cell in row if isinstance(cell, str)]
    if any(map(_SURELY_COMMA.match, texts)):
        return ","
    either = next(filter(_EITHER.match, texts), None)
    if (
        either is not None
        and not any(map(_SURELY_POINT.match, texts))
        and any(_fractions(contents))
    ):
        facts = {"sheet": name, "found": written_value(either.strip())}
        raise UnreadableFile("decimal_needed", facts)
    return "."


def _text(content: _Content, sign: DecimalSign) -> str:
    match content:
        case str():
            return content
        case bool():
            return str(content).upper()
        case int() | float():
            return spelled(Decimal(repr(content))).replace(".", sign)
        case datetime() if content.time() == time.min:
            return content.date().isoformat()
        case _:
            return str(content)
