"""Tables: a record is a row of cells, whatever is in it."""

from typing import Any

from mic_tracker.show.export.table import ExportColumn, ExportTable


def test_cells_are_found_by_their_paths() -> None:
    columns = (
        ExportColumn.named("a"),
        ExportColumn.named("inner.b", "number"),
        ExportColumn("c", "text", ("dims", "x.y")),
        ExportColumn.named("list"),
        ExportColumn.named("pairs"),
        ExportColumn.named("note"),
    )
    records: list[dict[str, Any]] = [
        {
            "a": "A",
            "inner": {"b": 1.5},
            "dims": {"x.y": "C"},
            "list": ["p", "q"],
            "pairs": [["2025", 60], ["2028", 70.5]],
            "note": {"en": "n"},
        },
        {"inner": None, "list": []},
    ]
    rows = [*ExportTable("t", columns, records, dict).rows()]
    assert rows[0] == ("A", 1.5, "C", "p; q", "2025=60; 2028=70.5", None)
    assert rows[1] == (None, None, None, "", None, None)
