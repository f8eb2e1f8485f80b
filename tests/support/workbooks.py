"""Workbooks that are made for a test, in memory."""

from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


def workbook(make: Callable[[Workbook], None]) -> bytes:
    """The bytes of a workbook that a function fills."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        make(book)
    return stream.getvalue()


def sheets(**rows: Rows) -> bytes:
    """A workbook with sheets of some cells; None is an empty one."""

    def make(book: Workbook) -> None:
        for name, cells in rows.items():
            fill(book.add_worksheet(name), cells)

    return workbook(make)


def fill(sheet: Worksheet, rows: Rows) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """A workbook in which one part is another one."""
    parts = {entry: part if entry == name else content for entry, content in parts_of(data).items()}
    return package(parts | {name: part})


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()
