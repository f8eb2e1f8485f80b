"""The table of statuses: its types are those that its records have, over all golden registries."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from exports import WORDS

from mic_tracker.model.report import Clock
from mic_tracker.pipeline.load import judge_registry
from mic_tracker.show.export.status import status_export
from mic_tracker.show.export.table import ExportCell, ExportTable
from mic_tracker.show.export.targets import target_table

GOLDEN = Path(__file__).parents[2] / "golden"
TYPES = {"text": str, "number": float | int, "boolean": bool}


def tables() -> Iterator[ExportTable]:
    for path in sorted(GOLDEN.rglob("*.toml")):
        report = judge_registry(path, Clock(date(2024, 9, 30), read_on=date(2026, 11, 26)))
        yield status_export(report, WORDS)
        yield target_table(report, WORDS)


def cells() -> Iterator[tuple[str, str, ExportCell]]:
    for table in tables():
        for row in table.rows():
            for column, cell in zip(table.columns, row, strict=True):
                if cell is not None:
                    yield f"{table.name} {column.name}", column.type, cell


def test_every_cell_has_the_type_of_its_column() -> None:
    seen = set()
    for name, type_, cell in cells():
        assert isinstance(cell, bool) == (type_ == "boolean"), name
        assert isinstance(cell, TYPES[type_]), name
        seen.add(name)
    assert len(seen) > 60
