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


def test_more_columns_than_a_sheet_has_are_refused() -> None:
    columns = tuple(ExportColumn.named(f"c{i}") for i in range(16_385))
    with pytest.raises(WrongUse, match="wide_for_sheet"):
        write(ExportTable("things", columns, [{}], dict))


@pytest.mark.parametrize("text", ["x" * 32_767, "😀" * 16_383 + "x", "\x07" * 8_191])
def test_a_cell_holds_all_that_has_room(text: str) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(write(table({"text": text}))))
    (_, (found, *_)) = book.get_sheet_by_name("things").to_python()
    assert found == text.replace("\x07", "\\x07")


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384, "\x07" * 8_192])
def test_a_longer_text_is_refused_with_its_cell(text: str) -> None:
    with pytest.raises(WrongUse, match="long_for_cell") as refused:
        write(table({"text": "short"}, {"text": text}))
    facts = {"cell": "A3", "column": "text", "letters": 32_768, "most": 32_767}
    assert refused.value.facts == facts
