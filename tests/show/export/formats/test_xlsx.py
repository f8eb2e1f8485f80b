"""Workbooks: what is text stays text, and what does not fit is said."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from mic_tracker.errors import WrongUse
from mic_tracker.show.document import Data
from mic_tracker.show.export.formats.xlsx import write
from mic_tracker.show.export.table import ExportColumn, ExportTable

COLUMNS = (
    ExportColumn.named("text"),
    ExportColumn.named("value", "number"),
    ExportColumn.named("yes", "boolean"),
)


def table(*records: Data) -> ExportTable:
    return ExportTable("things", COLUMNS, records, dict)


def test_cells_have_the_types_of_their_columns() -> None:
    texts = ["=1+1", "https://a.example", "{=A1}", "1", "two\nlines", "bell \x07", "đ"]
    records = [{"text": text, "value": 0.1 + 0.2, "yes": True} for text in texts]
    book = CalamineWorkbook.from_filelike(BytesIO(write(table(*records, {"value": 51038}))))
    header, *rows = book.get_sheet_by_name("things").to_python()
    assert header == ["text", "value", "yes"]
    shown = [text.replace("\x07", "\\x07") for text in texts]
    assert rows == [*([text, 0.1 + 0.2, True] for text in shown), ["", 51038.0, ""]]


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    with pytest.raises(WrongUse, match="long_for_sheet"):
        write(table(*[{}] * 1_048_576))
